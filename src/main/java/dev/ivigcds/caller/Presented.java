package dev.ivigcds.caller;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a caller shows at the door.
 *
 * @param path the path called, below the public base URL, such as {@code /cds-services/ivig-myositis}
 * @param authorization every value of its {@code Authorization} header
 * @param certificate the certificate it presented, if the connection asked for one
 */
public record Presented(String path, List<String> authorization, Optional<X509Certificate> certificate) {
    public Presented {
        authorization = List.copyOf(authorization);
    }
}
