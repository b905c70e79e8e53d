package dev.ivigcds.caller;

import dev.ivigcds.wire.Refusal;
import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Dns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Lets in the calls of registered clients and no others (R-125 … R-141). What costs little is looked at first and the signature last but one
 * (T-10); why a call is refused stands in our log and nowhere else (T-23).
 */
public final class Doorkeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);

    private final ClientRegistry clients;
    private final Validity validity;
    private final Audience audience;
    private final KeyRings keys;
    private final Verification signatures;
    private final Replays replays;

    /**
     * Takes up the post.
     *
     * @param clients who may call
     * @param publicBase the URL under which the outside reaches this server, without a trailing slash
     * @param longest what a token may live
     * @param replays tokens already used
     * @param dns how the hosts of key sets become addresses
     */
    public Doorkeeper(ClientRegistry clients, String publicBase, Duration longest, Replays replays, Dns dns) {
        this(clients, publicBase, longest, replays, dns, new Signatures(provider(clients)));
    }

    Doorkeeper(
            ClientRegistry clients,
            String publicBase,
            Duration longest,
            Replays replays,
            Dns dns,
            Verification signatures) {
        this.clients = clients;
        this.validity = new Validity(longest);
        this.audience = new Audience(publicBase);
        this.keys = new KeyRings(clients.all(), dns);
        this.signatures = signatures;
        this.replays = replays;
    }

    /**
     * A door of its own for the calls that the server makes to itself before it is ready; nobody else stands before it.
     *
     * @param fhirServer the one base that these calls may name
     */
    public static Doorkeeper ofRehearsal(String fhirServer) {
        return new Doorkeeper(
                ClientRegistry.ofRehearsal(fhirServer),
                "",
                Duration.ofMinutes(1),
                Replays.inMemory(),
                Dns.SYSTEM,
                (token, key) -> false);
    }

    /** Verifies tokens made up on the spot, where clients bring tokens, so that the first real one is verified as quickly as any. */
    public void warmUp() {
        if (clients.all().stream().anyMatch(client -> client.identity().isPresent())) {
            signatures.warmUp();
        }
    }

    private static Supplier<Optional<Provider>> provider(ClientRegistry clients) {
        boolean tokens =
                clients.all().stream().anyMatch(client -> client.identity().isPresent());
        return tokens ? QuickCrypto.load() : Optional::empty;
    }

    /**
     * Who is calling.
     *
     * @throws Refusal.Unauthorized if it is nobody we know
     * @throws Refusal.TooManyCalls if the client has made all the calls it may
     * @throws Refusal.Busy if the call cannot be verified just now
     */
    public VerifiedCaller admit(Presented call, Instant now) {
        Optional<Registration> withoutToken = clients.unproved()
                .or(() -> call.certificate().flatMap(certificate -> clients.pinned(certificate, now)));
        Registration client = withoutToken.isPresent() ? withoutToken.get() : byToken(call, now);
        client.allowance().take();
        return client.caller();
    }

    private Registration byToken(Presented call, Instant now) {
        Token token;
        try {
            token = Token.read(call.authorization());
        } catch (NotVerified e) {
            throw refused(LOG.atInfo(), e);
        }
        try {
            return verified(token, call, now);
        } catch (NotVerified e) {
            throw refused(
                    LOG.atInfo()
                            .addKeyValue("iss", LogText.clean(token.claims().issuer()))
                            .addKeyValue(
                                    "tenant",
                                    LogText.clean(token.claims().tenant().orElse("none")))
                            .addKeyValue("jti", LogText.clean(token.claims().id()))
                            .addKeyValue("kid", LogText.clean(token.keyId())),
                    e);
        }
    }

    private static Refusal refused(LoggingEventBuilder line, NotVerified why) {
        line.log("a call was refused: {}", why.because());
        return new Refusal.Unauthorized();
    }

    private Registration verified(Token token, Presented call, Instant now) throws NotVerified {
        Claims claims = token.claims();
        Registration client =
                clients.named(claims).orElseThrow(() -> new NotVerified("iss and tenant name no registered client"));
        checkHeader(token, client.settings());
        if (!audience.isMet(claims, call.path(), client.settings().audiences())) {
            throw new NotVerified("aud is neither the URL called nor a listed audience");
        }
        validity.check(claims, now);
        if (!client.pins().isEmpty()
                && call.certificate()
                        .filter(shown -> client.pins().hold(shown, now))
                        .isEmpty()) {
            throw new NotVerified("the client certificate is missing or is not a pinned one");
        }
        checkSignature(token, client);
        if (!replays.take(claims.issuer(), claims.id(), Validity.end(claims), now)) {
            throw new NotVerified("the token was used before");
        }
        return client;
    }

    private static void checkHeader(Token token, ClientSettings settings) throws NotVerified {
        if (!settings.algorithms().contains(token.algorithm())) {
            throw new NotVerified("alg is not one of this client's");
        }
        if (token.keysAt().filter(url -> !url.equals(settings.jwksUrl())).isPresent()) {
            throw new NotVerified("jku is not this client's jwks-url");
        }
    }

    private void checkSignature(Token token, Registration client) throws NotVerified {
        List<VerificationKey> named = keys.named(client, token.keyId());
        List<VerificationKey> fitting = named.stream()
                .filter(key -> key.algorithms().contains(token.algorithm()))
                .toList();
        if (fitting.isEmpty()) {
            throw new NotVerified(named.isEmpty() ? "kid names no key of this client" : "alg does not fit the key");
        }
        if (fitting.stream().noneMatch(key -> signatures.holds(token, key))) {
            throw new NotVerified("the signature does not hold");
        }
    }

    @Override
    public void close() {
        keys.close();
    }
}
