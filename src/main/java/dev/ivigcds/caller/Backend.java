package dev.ivigcds.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Who we are at one client's authorization server: what we ask tokens with when a call brings none (SMART Backend Services). */
public final class Backend {
    /** SMART allows five minutes; a clock that is a minute fast must not exceed them. */
    private static final Duration LIFETIME = Duration.ofMinutes(4);

    private final String tokenUrl;
    private final String clientId;
    private final SigningKey key;
    private final ScopeSyntax scopes;

    Backend(String tokenUrl, String clientId, SigningKey key, ScopeSyntax scopes) {
        this.tokenUrl = tokenUrl;
        this.clientId = clientId;
        this.key = key;
        this.scopes = scopes;
    }

    /** Where tokens are given. */
    public String tokenUrl() {
        return tokenUrl;
    }

    /** How scopes are written there. */
    public ScopeSyntax scopes() {
        return scopes;
    }

    /** A fresh {@code client_assertion}, good for one request within four minutes (RFC 7523). */
    public String assertion(Instant now) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(key.algorithm())
                        .type(JOSEObjectType.JWT)
                        .keyID(key.id())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(clientId)
                        .subject(clientId)
                        .audience(tokenUrl)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        try {
            jwt.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("The key " + key.id() + " does not sign.", e);
        }
        return jwt.serialize();
    }
}
