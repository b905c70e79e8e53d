package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {
    private static final Validity TWENTY_MINUTES = new Validity(Duration.ofMinutes(20));
    private static final Instant NOW = Instant.parse("2026-03-29T00:59:30Z");

    @ParameterizedTest
    @CsvSource({
        // iat, exp, nbf relative to now, in seconds
        "0, 300, 0, true",
        "-900, 1, -1200, true",
        "-1140, 59, -1140, true",
        "-300, -59, -300, true",
        "-300, -60, -300, false",
        "60, 300, 60, true",
        "61, 300, 60, false",
        "0, 300, 61, false",
        "0, 1200, 0, true",
        "0, 1201, 0, false",
        "0, 0, 0, false",
        "30, 29, 0, false"
    })
    void clocksMayDifferByAMinuteAndNoTokenLivesLongerThanTwenty(int iat, int exp, int nbf, boolean good) {
        assertThat(isGood(iat, exp, Optional.of(nbf), NOW)).isEqualTo(good);
    }

    @Test
    void t27_aTokenIsGoodByTheDistanceOfTheTwoClocksAloneWhateverTheHourTheZoneOrTheSeason() {
        Random random = new Random(27);
        for (int i = 0; i < 20_000; i++) {
            Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(366 * 24 * 3600));
            ZoneOffset zone = ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 3600, 18 * 3600 + 1));
            int apart = random.nextInt(-2 * 3600, 2 * 3600);
            int life = random.nextInt(1, 2400);
            int age = random.nextInt(0, life + 1);
            Instant ours = Clock.fixed(now, zone).instant();
            int issued = apart - age;
            boolean expected = life <= 1200 && issued <= 60 && issued + life > -60;
            assertThat(isGood(issued, issued + life, Optional.empty(), ours))
                    .as("clocks %s s apart, issued %s s ago, lives %s s, at %s", apart, age, life, ours.atOffset(zone))
                    .isEqualTo(expected);
        }
    }

    @Test
    void t27_whatIsRememberedOfATokenIsKeptUntilTheTokenIsRefusedForItsAge() throws NotVerified {
        Claims claims = claims(NOW, NOW.plusSeconds(300), Optional.empty());
        Instant end = Validity.end(claims);
        TWENTY_MINUTES.check(claims, end.minusMillis(1));
        assertThat(isGood(claims, end)).isFalse();
    }

    private static boolean isGood(int iat, int exp, Optional<Integer> nbf, Instant now) {
        return isGood(claims(now.plusSeconds(iat), now.plusSeconds(exp), nbf.map(now::plusSeconds)), now);
    }

    private static boolean isGood(Claims claims, Instant now) {
        try {
            TWENTY_MINUTES.check(claims, now);
            return true;
        } catch (NotVerified e) {
            return false;
        }
    }

    private static Claims claims(Instant iat, Instant exp, Optional<Instant> nbf) {
        return new Claims("https://a.example", Optional.empty(), List.of("x"), iat, exp, nbf, "1");
    }
}
