package dev.ivigcds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.caller.Tenant;
import dev.ivigcds.fhir.Lane.Health;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many requests go to one server at once, and when it is left alone (T-30); each client for itself (T-13). */
@Timeout(30)
class LaneTest {
    private static final HttpUrl BASE = HttpUrl.get("https://ehr.example/fhir");
    private static final String RESTING = "the record server kept failing and is not asked for some seconds";
    private static final String BUSY = "too many requests to the record server were under way";

    private final Lanes lanes = new Lanes(Duration.ofSeconds(2));
    private final Lane lane = lane("a");

    private Lane lane(String client) {
        return lanes.of(new Tenant(client).caller(), BASE);
    }

    private static Optional<String> enter(Lane lane) {
        return lane.enter(Deadline.in(Duration.ofMillis(50)));
    }

    private static void exchange(Lane lane, Health health, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(enter(lane)).isEmpty();
            lane.leave(health, 1000);
        }
    }

    @Test
    void T30_a_server_that_fails_two_whole_calls_is_left_alone() {
        exchange(lane, Health.ILL, 30);
        assertThat(enter(lane)).contains(RESTING);
    }

    @Test
    void one_broken_resource_type_does_not_close_the_others() {
        for (int i = 0; i < 20; i++) {
            exchange(lane, Health.ILL, 5);
            exchange(lane, Health.WELL, 10);
        }
        assertThat(enter(lane)).isEmpty();
    }

    @Test
    void a_late_call_before_a_good_one_closes_nothing() {
        exchange(lane, Health.ILL, 15);
        exchange(lane, Health.WELL, 15);
        assertThat(enter(lane)).isEmpty();
    }

    @Test
    void what_we_broke_off_ourselves_says_nothing() {
        exchange(lane, Health.UNKNOWN, 1000);
        exchange(lane, Health.ILL, 29);
        assertThat(enter(lane)).isEmpty();
    }

    @Test
    void after_a_rest_one_whole_call_may_try_and_a_good_one_opens_the_way() throws InterruptedException {
        exchange(lane, Health.ILL, 30);
        Thread.sleep(2100);
        exchange(lane, Health.WELL, 100);
    }

    @Test
    void after_a_rest_a_bad_one_closes_it_again() throws InterruptedException {
        exchange(lane, Health.ILL, 30);
        Thread.sleep(2100);
        exchange(lane, Health.ILL, 20);
        assertThat(enter(lane)).contains(RESTING);
    }

    @Test
    void T13_one_clients_failing_server_is_another_matter_for_another_client() {
        exchange(lane, Health.ILL, 30);
        assertThat(enter(lane)).contains(RESTING);
        assertThat(enter(lane("b"))).isEmpty();
        assertThat(lane("a")).isSameAs(lane);
        assertThat(lanes.of(new Tenant("a").caller(), BASE.resolve("/fhir/r4"))).isNotSameAs(lane);
    }

    @Test
    void no_more_requests_go_at_once_than_a_server_can_be_asked() {
        for (int i = 0; i < Lane.MOST_AT_ONCE; i++) {
            assertThat(enter(lane)).isEmpty();
        }
        assertThat(enter(lane)).contains(BUSY);
        assertThat(enter(lane("b"))).isEmpty();
        lane.leave(Health.WELL, 1000);
        assertThat(enter(lane)).isEmpty();
    }

    @Test
    void the_oldest_ways_are_forgotten() {
        for (int port = 1; port <= 2000; port++) {
            lanes.of(new Tenant("a").caller(), HttpUrl.get("http://localhost:" + port + "/fhir"));
        }
        assertThat(lane("a")).isNotSameAs(lane);
    }
}
