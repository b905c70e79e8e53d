package dev.ivigcds.smart;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import dev.ivigcds.caller.SmartServer;
import dev.ivigcds.wire.Refusal;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/** Makes a launch of what the EHR granted. */
final class Granted {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern USER = Pattern.compile("(?:.*/)?([A-Za-z]+/[A-Za-z0-9.-]{1,64})");

    /** SMART recommends that servers say how long a token is good; where one does not, this long. */
    private static final Duration UNSAID = Duration.ofMinutes(5);

    /** No token is believed to live longer. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private Granted() {}

    /**
     * A launch.
     *
     * @throws Refusal if no patient came with the token, or the user is no clinician
     */
    static Launch launch(SmartServer server, OAuth2AuthorizationCodeAuthenticationToken granted, Instant now) {
        OAuth2AccessToken token = Optional.ofNullable(granted.getAccessToken())
                .orElseThrow(() -> LaunchRefused.byTheEhr("The EHR gave no permission for this launch. Launch again."));
        Map<String, Object> context = granted.getAdditionalParameters();
        String patient = Optional.ofNullable(context.get("patient"))
                .map(Object::toString)
                .filter(id -> ID.matcher(id).matches())
                .orElseThrow(() -> LaunchRefused.byTheEhr(
                        "The EHR named no patient for this launch. Open a patient's chart and launch from there."));
        String user = user(context, server).orElse("");
        if (user.startsWith("Patient/") || user.startsWith("RelatedPerson/")) {
            throw LaunchRefused.asked(
                    "This app is written for clinicians. It shows nothing to patients and relatives.");
        }
        return new Launch(
                UUID.randomUUID().toString(),
                server,
                patient,
                token.getTokenValue(),
                now.plus(life(token)),
                token.getScopes(),
                !"false".equals(String.valueOf(context.get("need_patient_banner"))),
                user);
    }

    private static Duration life(OAuth2AccessToken token) {
        Instant issued = token.getIssuedAt();
        Instant ends = token.getExpiresAt();
        // Spring makes one second of what was not said.
        Duration said = issued == null || ends == null ? Duration.ZERO : Duration.between(issued, ends);
        Duration life = said.compareTo(Duration.ofSeconds(1)) <= 0 ? UNSAID : said;
        return life.compareTo(LONGEST) > 0 ? LONGEST : life;
    }

    /**
     * Who launched, from {@code fhirUser} of the id token. It came straight from the token endpoint over TLS, which stands in for its signature
     * (OpenID Connect Core 3.1.3.7, 6); one that was made for another app is not read.
     */
    private static Optional<String> user(Map<String, Object> context, SmartServer server) {
        try {
            JWTClaimsSet claims = context.get("id_token") instanceof String idToken
                    ? JWTParser.parse(idToken).getJWTClaimsSet()
                    : new JWTClaimsSet.Builder().build();
            if (!claims.getAudience().contains(server.clientId())) {
                return Optional.empty();
            }
            Matcher user = USER.matcher(String.valueOf(claims.getClaim("fhirUser")));
            return user.matches() ? Optional.of(user.group(1)) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
