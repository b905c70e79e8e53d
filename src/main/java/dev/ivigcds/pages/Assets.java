package dev.ivigcds.pages;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.NoHandlerFoundException;

/** The pages' styles, scripts and pictures: ours by name, of libraries the files listed here, and nothing else of the class path. */
@RestController
final class Assets {
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final Map<String, MediaType> KINDS = Map.of(
            "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
            "js", SCRIPT,
            "svg", MediaType.parseMediaType("image/svg+xml"));
    private static final Pattern OURS = Pattern.compile("[a-z0-9-]+\\.(css|js|svg)");
    private static final Map<String, Library> LIBRARIES = Map.of(
            "chart.js", new Library("chart.js", "dist/chart.umd.js"),
            "markdown-it.js", new Library("markdown-it", "dist/markdown-it.min.js"));

    /**
     * A file of a webjar.
     *
     * @param artifact name of the webjar
     * @param file     path in the library
     */
    private record Library(String artifact, String file) {
        /** Where it is on the class path; the webjar itself says which version it holds. */
        String resource() throws IOException {
            Properties maven = new Properties();
            try (InputStream in = new ClassPathResource(
                            "META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties")
                    .getInputStream()) {
                maven.load(in);
            }
            return "META-INF/resources/webjars/" + artifact + "/" + maven.getProperty("version") + "/" + file;
        }
    }

    @GetMapping("/assets/{name}")
    ResponseEntity<byte[]> ours(@PathVariable String name) throws IOException, NoHandlerFoundException {
        Matcher wellNamed = OURS.matcher(name);
        ClassPathResource file = new ClassPathResource("pages/" + name);
        if (!wellNamed.matches() || !file.exists()) {
            throw nothingAt("/assets/" + name);
        }
        return answer(file, Optional.ofNullable(KINDS.get(wellNamed.group(1))).orElse(SCRIPT));
    }

    @GetMapping("/assets/lib/{name}")
    ResponseEntity<byte[]> library(@PathVariable String name) throws IOException, NoHandlerFoundException {
        Library library = LIBRARIES.get(name);
        if (library == null) {
            throw nothingAt("/assets/lib/" + name);
        }
        return answer(new ClassPathResource(library.resource()), SCRIPT);
    }

    /** The file, to be asked for again each time: what has not changed is answered 304 by its ETag. */
    private static ResponseEntity<byte[]> answer(ClassPathResource file, MediaType kind) throws IOException {
        byte[] bytes = file.getContentAsByteArray();
        return ResponseEntity.ok()
                .contentType(kind)
                .eTag('"' + hash(bytes) + '"')
                .cacheControl(CacheControl.noCache())
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static NoHandlerFoundException nothingAt(String path) {
        return new NoHandlerFoundException("GET", path, HttpHeaders.EMPTY);
    }
}
