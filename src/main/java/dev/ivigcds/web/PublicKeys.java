package dev.ivigcds.web;

import dev.ivigcds.caller.Backends;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Our public keys, for the authorization servers we ask for tokens; open to anyone, as SMART has it. */
@RestController
final class PublicKeys {
    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Backends backends;

    PublicKeys(Backends backends) {
        this.backends = backends;
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> keys() {
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(backends.publicKeys());
    }
}
