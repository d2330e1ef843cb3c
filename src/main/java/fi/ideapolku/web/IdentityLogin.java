package fi.ideapolku.web;

import fi.ideapolku.organisation.Directory;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Signs people in against the identity service; each of their groups becomes an authority. */
@Component
class IdentityLogin implements AuthenticationProvider {

    private final IdentityService identities;
    private final Directory directory;

    IdentityLogin(IdentityService identities, Directory directory) {
        this.identities = identities;
        this.directory = directory;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var userId = attempt.getName();
        var password = String.valueOf(attempt.getCredentials());
        if (!identities.checkPassword(userId, password)) {
            throw new BadCredentialsException("Unknown user or wrong password");
        }
        Set<String> groups = directory.groupsOf(userId);
        return UsernamePasswordAuthenticationToken.authenticated(
                userId, null, groups.stream().map(SimpleGrantedAuthority::new).toList());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
