package fi.ideapolku.process.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes the engine keep passwords by the product's own hash; its default is one round of SHA-512. */
class ArgonPasswords implements PasswordEncryptor {

    private final Supplier<PasswordEncoder> encoder;

    ArgonPasswords(Supplier<PasswordEncoder> encoder) {
        this.encoder = encoder;
    }

    @Override
    public String encrypt(String password) {
        return encoder.get().encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.get().matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "argon2id";
    }
}
