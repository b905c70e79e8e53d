package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.wire.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes in. What does not is in {@link BadTokens}. */
class DoorkeeperTest {
    private static final String BASE = "https://cds.hospital.example";
    private static final String PATH = "/cds-services/ivig-myositis";
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Site SITE = new Site(false, true, Set.of(), Set.of());

    private final SigningEhr ehr = SigningEhr.hospital();
    private final AtomicInteger verified = new AtomicInteger();
    private Doorkeeper door;

    @TempDir
    private Path folder;

    @BeforeEach
    void opens() throws IOException {
        door = door(Replays.inMemory(), withFile());
    }

    @AfterEach
    void closes() {
        door.close();
    }

    private ClientSettings withFile(String... settings) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), ehr.jwks());
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "jwks-file=" + file;
        return ClientFixture.hospital(all);
    }

    private Doorkeeper door(Replays replays, ClientSettings... clients) {
        Signatures signatures = new Signatures(Optional::empty);
        Verification counted = (token, key) -> {
            verified.incrementAndGet();
            return signatures.holds(token, key);
        };
        return new Doorkeeper(
                new ClientRegistry(List.of(clients), SITE), BASE, Duration.ofMinutes(20), replays, Dns.SYSTEM, counted);
    }

    private SigningEhr.Draft draft() {
        return ehr.draft(BASE + PATH, NOW);
    }

    private VerifiedCaller call(String authorization) {
        return door.admit(new Presented(PATH, List.of(authorization), Optional.empty()), NOW);
    }

    private void isRefused(String authorization) {
        assertThatThrownBy(() -> call(authorization)).isInstanceOf(Refusal.Unauthorized.class);
    }

    @Test
    void r129_bothRecommendedAlgorithmsAreTaken() {
        assertThat(call(draft().signed()).id()).isEqualTo("general-hospital");
        assertThat(call(draft().signedWithRsa()).id()).isEqualTo("general-hospital");
    }

    @Test
    void t07_everyBadTokenIsRefusedTheSame() {
        Map<String, String> bad = BadTokens.of(ehr, BASE + PATH, NOW);
        assertThat(bad).hasSizeGreaterThan(120);
        bad.forEach((what, authorization) ->
                assertThatThrownBy(() -> call(authorization)).as(what).isInstanceOf(Refusal.Unauthorized.class));
    }

    @Test
    void t10_whatIsWrongInTheClaimsNeverCostsAVerification() {
        String[] cheap = {"iss", "aud", "exp", "iat", "nbf", "jti", "tenant", "a lifetime", "typ", "crit", "kid", "jku"
        };
        Map<String, String> bad = BadTokens.of(ehr, BASE + PATH, NOW);
        int tried = 0;
        for (Map.Entry<String, String> token : bad.entrySet()) {
            boolean isCheap = List.of(cheap).stream().anyMatch(token.getKey()::startsWith);
            if (isCheap) {
                isRefused(token.getValue());
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(60);
        assertThat(verified).hasValue(0);
        call(draft().signed());
        assertThat(verified).hasValue(1);
    }

    @Test
    void r135_theAudienceIsTheUrlCalledWithOrWithoutASlashAloneOrAmongOthers() {
        call(draft().claim("aud", BASE + PATH + "/").signed());
        call(draft().claim("aud", List.of(BASE + PATH)).signed());
        call(draft().claim("aud", List.of("https://other.example", BASE + PATH)).signed());
    }

    @Test
    void r123_feedbackMayNameItsOwnUrlOrTheServices() {
        for (String audience : List.of(BASE + PATH + "/feedback", BASE + PATH)) {
            Presented feedback = new Presented(
                    PATH + "/feedback", List.of(draft().claim("aud", audience).signed()), Optional.empty());
            assertThat(door.admit(feedback, NOW).id()).isEqualTo("general-hospital");
        }
    }

    @Test
    void r135_aSiteMayListWhatItsEhrSendsInstead() throws IOException {
        isRefused(draft().claim("aud", "sand_man").signed());
        door.close();
        door = door(Replays.inMemory(), withFile("audiences[0]=sand_man"));
        call(draft().claim("aud", "sand_man").signed());
    }

    @Test
    void r134_furtherClaimsAreNoHindrance() {
        call(draft().claim("nbf", NOW.getEpochSecond() - 300)
                .claim("exp", NOW.getEpochSecond() + 900)
                .claim("https://x.example/y", List.of(1))
                .signed());
        call(draft().claim("exp", NOW.getEpochSecond() + 300.5).signed());
        call(draft().header("typ", null).signed());
        call("bearer  " + draft().signed().substring(7) + " ");
    }

    @Test
    void t06_aKeyThatTheTokenBringsItselfIsNotLookedAt() {
        JWK evil = SigningEhr.curve("evil").toPublicJWK();
        call(draft().header("jwk", evil.toJSONObject())
                .header("x5u", "https://evil.example/x5u")
                .header("x5c", List.of("bm90IGEgY2VydGlmaWNhdGU="))
                .signed());
        call(draft().header("jwk", "nonsense")
                .header("x5u", 1)
                .header("x5c", true)
                .signed());
    }

    @Test
    void r132_theRegisteredJkuMayBeNamedAndNoOther() {
        call(draft().header("jku", "https://ehr.hospital.example/jwks").signed());
        isRefused(draft().header("jku", "https://ehr.hospital.example/jwks2").signed());
    }

    @Test
    void r138_aTenantThatIsNotRegisteredIsRefusedAlsoWhereNoneIsDemanded() throws IOException {
        door.close();
        door = door(Replays.inMemory(), withFile("tenant="));
        call(draft().claim("tenant", null).signed());
        isRefused(draft().signed());
    }

    @Test
    void t11_aTokenIsGoodOnceAlsoAtAnotherServerWithTheSameStore() throws IOException {
        Replays shared = Replays.inMemory();
        String token = draft().signed();
        try (Doorkeeper one = door(shared, withFile());
                Doorkeeper other = door(shared, withFile())) {
            Presented call = new Presented(PATH, List.of(token), Optional.empty());
            assertThatCode(() -> one.admit(call, NOW)).doesNotThrowAnyException();
            assertThatThrownBy(() -> one.admit(call, NOW)).isInstanceOf(Refusal.Unauthorized.class);
            assertThatThrownBy(() -> other.admit(call, NOW)).isInstanceOf(Refusal.Unauthorized.class);
        }
    }

    @Test
    void t11_aForgedTokenDoesNotUseUpTheIdOfATrueOne() {
        String jti = "the-next-one";
        SigningEhr.Draft forged = draft().claim("jti", jti);
        isRefused(forged.with(new byte[96]));
        call(draft().claim("jti", jti).signed());
    }

    @Test
    void t11_aTokenWithoutAStoreToRememberItIsNotTaken() throws IOException {
        door.close();
        door = door(
                (issuer, id, until, now) -> {
                    throw new Refusal.Busy("The store is down.");
                },
                withFile());
        assertThatThrownBy(() -> call(draft().signed())).isInstanceOf(Refusal.Busy.class);
    }

    @Test
    void aCallWithTwoAuthorizationsIsNobodys() {
        Presented twice = new Presented(PATH, List.of(draft().signed(), draft().signed()), Optional.empty());
        assertThatThrownBy(() -> door.admit(twice, NOW)).isInstanceOf(Refusal.Unauthorized.class);
        Presented none = new Presented(PATH, List.of(), Optional.empty());
        assertThatThrownBy(() -> door.admit(none, NOW)).isInstanceOf(Refusal.Unauthorized.class);
    }

    @Test
    void t29_aClientThatCallsTooOftenIsHeldBackAndNoOther() throws IOException {
        door.close();
        door = door(
                Replays.inMemory(),
                withFile("rate-limit=2/m"),
                ClientFixture.hospital(
                        "id=other", "tenant=other", "jwks-file=" + folder.resolve("keys.json"), "rate-limit=2/m"));
        call(draft().signed());
        call(draft().signed());
        assertThatThrownBy(() -> call(draft().signed())).isInstanceOf(Refusal.TooManyCalls.class);
        assertThat(call(draft().claim("tenant", "other").signed()).id()).isEqualTo("other");
        isRefused(draft().claim("exp", NOW.getEpochSecond() - 200).signed());
    }

    @Test
    void inTheDemoATokenThatComesAlongIsIgnored() {
        door.close();
        door = door(Replays.inMemory(), ClientFixture.settings("id=demo", "trust=none"));
        assertThat(call("Bearer nonsense").id()).isEqualTo("demo");
        assertThat(call(draft().signed()).id()).isEqualTo("demo");
        assertThat(verified).hasValue(0);
    }
}
