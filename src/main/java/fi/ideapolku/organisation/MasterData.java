package fi.ideapolku.organisation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the lists of sectors and roles that are delivered with the application. */
final class MasterData {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private MasterData() {}

    static <T> List<T> read(String file, Class<T> type) {
        try (InputStream json = MasterData.class.getResourceAsStream("/organisation/" + file)) {
            return List.copyOf(JSON.readerForListOf(type).<List<T>>readValue(json));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
