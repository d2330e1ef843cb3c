package fi.ideapolku.pages;

import static fi.ideapolku.Benchmark.p95;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.Benchmark;
import fi.ideapolku.web.Visitor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sixty people at once among 2,000 ideas: how long pages take over HTTP and how much memory the application holds. The application is
 * the packaged one, in its own process with the options of {@code docker/Dockerfile}; PostgreSQL and the people run on the same two
 * processors. Run by {@code mvn -DskipTests package} and {@code -Dtest=ManyUsersBench}, not with the tests.
 *
 * <p>Each person thinks 5 to 10 seconds, then looks: at his tasks (35 of 100 times), at an idea (20), opens a task (15), writes on at a
 * new idea, which is kept (10), looks at the list of ideas (10), the board (5), the library (3) or the figures (2). Style sheet and script
 * are in his browser already.
 */
class ManyUsersBench {

    private static final Logger LOG = LoggerFactory.getLogger(ManyUsersBench.class);
    private static final Pattern IDEA = Pattern.compile("href=\"(/ideas/IDEA-[\\d-]+)\"");
    private static final Pattern TASK = Pattern.compile("href=\"(/tasks/[\\w-]{36})\"");
    private static final List<String> SECTORS = List.of("ulo", "rise", "opvtvn", "opvoa", "tiv");
    private static final List<String> ORK =
            List.of("orkcoordinator", "orkservicedesigner", "orkapprover", "processowner", "reader");
    private static final int PEOPLE = 60;
    private static final int IDEAS = 2_000;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofSeconds(120);

    private final Map<String, Collection<Double>> times = new ConcurrentHashMap<>();
    private Duration processorTime;
    private volatile boolean measuring;

    @Test
    void sixtyPeopleAmongTwoThousandIdeasWaitLessThanATenthOfASecondAndTheServerStaysSmall() throws Exception {
        try (var postgres = EmbeddedPostgres.start()) {
            var port = freePort();
            var server = start(port, postgres);
            try {
                var people = signIn(port, server);
                submitIdeas(people);
                Benchmark.analyze(postgres.getJdbcUrl("postgres", "postgres"));
                use(people, server);
                var spent = server.info().totalCpuDuration().orElseThrow().minus(processorTime);
                times.forEach((what, taken) -> p95(what, taken));
                var all = times.values().stream().flatMap(Collection::stream).toList();
                var p95 = p95("all pages", all);
                var peak = megabytes(server, "VmHWM");
                LOG.info(
                        "application: {} MB resident, {} MB at most, {} ms of processor time a page; load of the machine {}",
                        megabytes(server, "VmRSS"),
                        peak,
                        spent.toMillis() / all.size(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
                assertThat(p95).as("p95 in milliseconds").isLessThan(100);
                assertThat(peak).as("resident MB").isLessThan(600);
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
    }

    private static Process start(int port, EmbeddedPostgres postgres) throws Exception {
        var options = Stream.concat(
                inDockerfile("ENV JAVA_TOOL_OPTIONS", " ?(-[^ \"]+)"), inDockerfile("ENTRYPOINT", "\"(-[^\"]+)\""));
        var command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        options,
                        Stream.of(
                                "-jar",
                                "target/ideapolku.jar",
                                "--server.port=" + port,
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=postgres"))
                .flatMap(part -> part)
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/many-users.log").toFile())
                .start();
    }

    private static Stream<String> inDockerfile(String start, String option) throws Exception {
        var line = Files.readAllLines(Path.of("docker/Dockerfile")).stream()
                .filter(text -> text.startsWith(start))
                .findFirst()
                .orElseThrow();
        return Pattern.compile(option).matcher(line).results().map(found -> found.group(1));
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static List<Visitor> signIn(int port, Process server) throws Exception {
        var users = Stream.concat(
                        ORK.stream(),
                        SECTORS.stream()
                                .flatMap(sector -> Stream.of("sectorstaff" + sector, "sectorcoordinator" + sector)))
                .toList();
        var visitors = new ArrayList<Visitor>();
        while (visitors.size() < PEOPLE) {
            var visitor = new Visitor(port);
            try {
                var answer = visitor.signIn(users.get(visitors.size() % users.size()), "demo");
                assertThat(answer.statusCode()).isEqualTo(302);
                visitors.add(visitor);
            } catch (java.io.UncheckedIOException notYet) {
                assertThat(server.isAlive()).as("see target/many-users.log").isTrue();
                Thread.sleep(500);
            }
        }
        return visitors;
    }

    private static void submitIdeas(List<Visitor> people) throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        var token = new ConcurrentHashMap<Visitor, String>();
        var sent = IntStream.range(0, IDEAS)
                .mapToObj(n -> pool.submit(() -> {
                    var person = people.get(n % people.size());
                    var csrf = token.computeIfAbsent(person, Visitor::token);
                    var answer = person.postJson(
                            "/api/ideas",
                            """
                            {"values": {"title": "Kirje %d on vaikea ymmärtää", "problemStatement": "Asiakas ei ymmärrä kirjettä eikä tiedä, mitä \
                            pitäisi tehdä seuraavaksi.", "endCustomer": "Ulosoton asiakas", "sectorId": "%s", "evidenceLevel": "frontline"}}""".formatted(
                                    n, List.of("ULO", "RISE", "OPVOA", "TIV").get(n % 4)),
                            "X-CSRF-TOKEN",
                            csrf);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                    return true;
                }))
                .toList();
        for (var one : sent) {
            one.get();
        }
        pool.shutdown();
    }

    private void use(List<Visitor> people, Process server) throws Exception {
        var pool = Executors.newFixedThreadPool(people.size());
        var end = System.nanoTime() + WARM_UP.plus(MEASURED).toNanos();
        var lives = IntStream.range(0, people.size())
                .mapToObj(n -> pool.submit(() -> {
                    live(people.get(n), new Random(n), end);
                    return true;
                }))
                .toList();
        Thread.sleep(WARM_UP.toMillis());
        processorTime = server.info().totalCpuDuration().orElseThrow();
        measuring = true;
        for (var life : lives) {
            life.get();
        }
        pool.shutdown();
    }

    private void live(Visitor person, Random chance, long end) throws InterruptedException {
        var ideas = found(IDEA, person.get("/ideas").body());
        var tasks = found(TASK, person.get("/tasks?view=groups").body());
        var token = person.token();
        Thread.sleep(chance.nextInt(10_000));
        while (System.nanoTime() < end) {
            var dice = chance.nextInt(100);
            if (dice < 35) {
                look(person, "tasks", dice < 15 ? "/tasks" : "/tasks?view=groups");
            } else if (dice < 55) {
                look(person, "idea", ideas.get(chance.nextInt(ideas.size())));
            } else if (dice < 70 && !tasks.isEmpty()) {
                look(person, "task", tasks.get(chance.nextInt(tasks.size())));
            } else if (dice < 80) {
                write(person, token);
            } else if (dice < 90) {
                look(person, "ideas", "/ideas");
            } else if (dice < 95) {
                look(person, "board", "/board");
            } else if (dice < 98) {
                look(person, "library", "/library");
            } else {
                look(person, "figures", "/insight");
            }
            Thread.sleep(5_000 + chance.nextInt(5_000));
        }
    }

    private void look(Visitor person, String what, String path) {
        var begin = System.nanoTime();
        var answer = person.get(path, "Accept", "text/html");
        took(what, begin);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
    }

    private void write(Visitor person, String token) {
        var begin = System.nanoTime();
        var answer = person.post(
                "/ideas/new/draft",
                Map.of("_csrf", token, "_page", "bench", "_shown", "title", "title", "Kirje, jota kirjoitetaan"));
        took("draft", begin);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private void took(String what, long begin) {
        if (measuring) {
            times.computeIfAbsent(what, key -> new ConcurrentLinkedQueue<>()).add((System.nanoTime() - begin) / 1e6);
        }
    }

    private static List<String> found(Pattern link, String html) {
        return link.matcher(html).results().map(one -> one.group(1)).distinct().toList();
    }

    private static long megabytes(Process server, String line) throws Exception {
        return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
                .filter(text -> text.startsWith(line))
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")) * 1024 / 1_000_000)
                .findFirst()
                .orElseThrow();
    }
}
