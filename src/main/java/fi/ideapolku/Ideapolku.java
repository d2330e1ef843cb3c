package fi.ideapolku;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application; the engine stores its dates without a zone, so the whole process runs in UTC. */
@SpringBootApplication
public class Ideapolku {

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(Ideapolku.class, args);
    }
}
