package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.Vignettes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar on its own H2 file, killed in the middle of feedback and of hook calls, round after round: what got its 200 is there
 * afterwards, once, and a batch is there whole or not at all. {@code -Dkill.rounds=20} for more rounds.
 */
class KillIT {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
    private static final int SENDERS = 4;
    private static final int ITEMS = 5;
    private static final int MOST_TIMES_TOLD_LATER = 30;
    private static final String[] SETTINGS = {
        "--ivig-cds.allow-untrusted=true",
        "--ivig-cds.clients[0].id=general-hospital",
        "--ivig-cds.clients[0].trust=none",
        "--ivig-cds.data-dir=./kept",
        "--ivig-cds.journal.longest-wait=5s"
    };

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> cards = ConcurrentHashMap.newKeySet();
    private final Queue<String> unreported = new ConcurrentLinkedQueue<>();
    private final Queue<String> unsure = new ConcurrentLinkedQueue<>();
    private final Random random = new Random(20260302);

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedIsThereOnceAfterEveryKill() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (PackagedServer server = PackagedServer.start(folder, SETTINGS)) {
                assertThat(server.get("/reports/feedback").statusCode())
                        .as("no operator, no door")
                        .isEqualTo(404);
                sendAgain(server);
                underLoad(server, round);
            }
            check();
            System.out.println("killed " + (round + 1) + " times: " + acknowledged.size() + " items acknowledged");
        }
        int onCards = count("select card, count(*) from feedback where known group by card")
                .size();
        assertThat(onCards).as("feedback on cards that were shown").isPositive();
        System.out.println("killed " + ROUNDS + " times: " + acknowledged.size() + " items acknowledged, " + onCards
                + " of them on cards of ours, and " + cards.size() + " cards shown; all there, once");
    }

    /** Lets it work for a while and kills it. */
    private void underLoad(PackagedServer server, int round) throws Exception {
        String request = Files.readString(Path.of("hooks/ivig-myositis/requests/iga-unscreened-prefetched.json"));
        showCards(server, request);
        List<Thread> load = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            String name = round + "-" + sender + "-";
            load.add(Thread.ofVirtual().start(() -> report(server, name)));
        }
        load.add(Thread.ofVirtual().start(() -> call(server, request)));
        int wanted = acknowledged.size() + 20 * ITEMS;
        while (acknowledged.size() < wanted) {
            Thread.sleep(10);
        }
        Thread.sleep(random.nextInt(700));
        server.kill();
        for (Thread thread : load) {
            thread.join();
        }
    }

    /** A client that got no answer sends again, and again if it is told to come later. */
    private void sendAgain(PackagedServer server) throws Exception {
        for (String batch = unsure.poll(); batch != null; batch = unsure.poll()) {
            HttpResponse<String> answer = feedback(server, batch);
            for (int told = 0; answer.statusCode() == 503 && told < MOST_TIMES_TOLD_LATER; told++) {
                Thread.sleep(1000);
                answer = feedback(server, batch);
            }
            assertThat(answer.statusCode()).as(answer.body() + server.console()).isEqualTo(200);
            acknowledged.addAll(ids(batch));
        }
    }

    private void report(PackagedServer server, String name) {
        for (int i = 0; ; i++) {
            int first = i * ITEMS;
            String batch = IntStream.range(first, first + ITEMS)
                    .mapToObj(n -> n == first ? shownOr(name + n) : name + n)
                    .map(card -> "{\"card\":\"" + card
                            + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-03-02T08:01:00Z\"}")
                    .collect(Collectors.joining(","));
            try {
                if (feedback(server, batch).statusCode() == 200) {
                    acknowledged.addAll(ids(batch));
                    continue;
                }
            } catch (Exception killed) {
                // no answer: it may be kept or not
            }
            unsure.add(batch);
            return;
        }
    }

    private String shownOr(String otherwise) {
        return Optional.ofNullable(unreported.poll()).orElse(otherwise);
    }

    private void call(PackagedServer server, String request) {
        try {
            while (true) {
                showCards(server, request);
            }
        } catch (Exception killed) {
            // the load ends with the server
        }
    }

    private void showCards(PackagedServer server, String request) throws Exception {
        HttpResponse<String> answer = post(server, "/cds-services/ivig-myositis", request);
        List<String> shown = Vignettes.STRICT
                .readTree(answer.body())
                .path("cards")
                .valueStream()
                .map(card -> card.path("uuid").asString())
                .toList();
        assertThat(shown).as(answer.body()).isNotEmpty();
        cards.addAll(shown);
        unreported.addAll(shown);
    }

    private static HttpResponse<String> feedback(PackagedServer server, String batch) throws Exception {
        return post(server, "/cds-services/ivig-myositis/feedback", "{\"feedback\":[" + batch + "]}");
    }

    private static HttpResponse<String> post(PackagedServer server, String path, String body) throws Exception {
        return server.send(HttpRequest.newBuilder(URI.create(server.base() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static List<String> ids(String batch) {
        return Vignettes.STRICT.readTree("[" + batch + "]").findValuesAsString("card");
    }

    private void check() throws SQLException {
        Map<String, Integer> kept = count("select card, count(*) from feedback group by card");
        Map<String, Integer> shown = count("select card, count(*) from finding where card is not null group by card");
        assertThat(missing(acknowledged, kept.keySet()))
                .as("acknowledged and lost")
                .isEmpty();
        assertThat(kept.values()).as("each once").containsOnly(1);
        assertThat(missing(cards, shown.keySet())).as("shown and not kept").isEmpty();

        for (String batch : unsure) {
            Set<String> lost = missing(Set.copyOf(ids(batch)), kept.keySet());
            assertThat(lost.size()).as("a batch whole or not at all").isIn(0, ITEMS);
        }
    }

    private static Set<String> missing(Set<String> expected, Set<String> there) {
        Set<String> missing = new HashSet<>(expected);
        missing.removeAll(there);
        return missing;
    }

    private Map<String, Integer> count(String query) throws SQLException {
        Map<String, Integer> counts = new ConcurrentHashMap<>();
        String url = "jdbc:h2:file:" + folder.resolve("kept/ivig-cds").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }
}
