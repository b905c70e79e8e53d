package dev.ivigcds.bench;

import dev.ivigcds.bench.Tokens.Jwt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The servers under test while they run, each started once; ours twice where it is asked with and without tokens. */
final class Fleet implements AutoCloseable {
    private final Map<Target, Server> running = new LinkedHashMap<>();

    /** Who is asked, and with which proof. */
    record Target(Server.Kind kind, Jwt jwt) {}

    /** What is the same for all servers: where their files are, our keys, and the FHIR server they may read. */
    record Ground(Path folder, Tokens tokens, String fhirBase, Options options) {
        /** Starts it, with the flags of all or others. */
        Server start(Target target, List<String> flags) throws IOException {
            return start(target, options.jar(target.kind()), flags);
        }

        Server start(Target target, Path jar, List<String> flags) throws IOException {
            return Server.start(target.kind(), jar, flags, folder, settings(target.jwt() == Jwt.NONE));
        }

        /** The settings of our server: production's, and one client. */
        private Path settings(boolean unproven) throws IOException {
            Files.writeString(folder.resolve("jwks.json"), tokens.jwks());
            String proof = unproven
                    ? "trust: none"
                    : "issuer: %s\njwks-file: %s\nalgorithms: [ RS384, ES384 ]"
                            .formatted(Tokens.ISSUER, folder.resolve("jwks.json"));
            String settings = """
                    ivig-cds:
                      allow-untrusted: %s
                      clients:
                        - id: bench
                          fhir-servers: [ "%s" ]
                          allow-http: true
                          allowed-networks: [ 127.0.0.0/8 ]
                          rate-limit: 100000/s
                    """.formatted(unproven, fhirBase);
            Path file = folder.resolve(unproven ? "unproven.yaml" : "proven.yaml");
            return Files.writeString(file, settings + proof.indent(6));
        }
    }

    /** Which targets the options name: the programs in turn, ours once for each kind of token. */
    static List<Target> targets(Options options) {
        List<Target> targets = new ArrayList<>();
        for (Server.Kind kind : Server.Kind.values()) {
            if (options.servers().contains(kind.word())) {
                List<Jwt> jwts = kind == Server.Kind.OURS
                        ? options.jwts().stream().map(Jwt::of).toList()
                        : List.of(Jwt.NONE);
                jwts.forEach(jwt -> targets.add(new Target(kind, jwt)));
            }
        }
        return targets;
    }

    /** Those of them that are in the main comparison: ours with its first kind of token alone. */
    static List<Target> principals(Options options) {
        List<Target> principals = new ArrayList<>();
        for (Target target : targets(options)) {
            if (principals.stream().noneMatch(p -> p.kind() == target.kind())) {
                principals.add(target);
            }
        }
        return principals;
    }

    Server of(Target target, Ground ground) throws IOException {
        Target process = new Target(target.kind(), target.jwt() == Jwt.ES384 ? Jwt.RS384 : target.jwt());
        if (!running.containsKey(process)) {
            Server server = ground.start(process, ground.options().flags());
            running.put(process, server);
            System.err.printf(
                    "%s %s is ready after %.1f s%n",
                    process.kind().word(), process.jwt().word(), server.secondsToReadiness());
        }
        return running.get(process);
    }

    @Override
    public void close() {
        running.values().forEach(Server::close);
    }
}
