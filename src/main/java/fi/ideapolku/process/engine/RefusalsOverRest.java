package fi.ideapolku.process.engine;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.springframework.stereotype.Component;

/** Camunda's REST interface with one change: a refusal of our rules is the caller's to mend, 400, however deep the engine wrapped it. */
@Component
class RefusalsOverRest extends CamundaJerseyResourceConfig {

    @Override
    protected void registerCamundaRestResources() {
        registerClasses(CamundaRestResources.getResourceClasses());
        CamundaRestResources.getConfigurationClasses().stream()
                .filter(type -> type != RestExceptionHandler.class && type != ProcessEngineExceptionHandler.class)
                .forEach(this::register);
        register(JacksonFeature.class);
        register(new OfRest());
        register(new OfEngine());
        register(new OfBody());
    }

    private static Response answer(Throwable thrown) {
        return Refusals.in(thrown)
                .map(refusal -> Response.status(refusal instanceof AuthorizationException ? 403 : 400)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Map.of("type", "Refusal", "message", String.valueOf(refusal.getMessage())))
                        .build())
                .orElseGet(() -> ExceptionHandlerHelper.getInstance().getResponse(thrown));
    }

    /** Answers what Camunda's resources wrapped. */
    private static class OfRest implements ExceptionMapper<RestException> {

        @Override
        public Response toResponse(RestException thrown) {
            return answer(thrown);
        }
    }

    /** Answers what comes from the engine as it is. */
    private static class OfEngine implements ExceptionMapper<ProcessEngineException> {

        @Override
        public Response toResponse(ProcessEngineException thrown) {
            return answer(thrown);
        }
    }

    /** Answers what could not be read to its end. */
    private static class OfBody implements ExceptionMapper<IOException> {

        @Override
        public Response toResponse(IOException thrown) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
    }
}
