package dev.ivigcds.bench.floor;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The floor: every token of the body is read by Jackson's streaming parser, and cards that never change are the answer. {@code tomcat PORT} runs it
 * on Tomcat alone, with a virtual thread for each call as ours has; {@code spring --server.port=PORT} behind Spring's web layer.
 */
@SpringBootApplication
@RestController
public class Floor {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] CARDS = cards();
    private static final byte[] NONE = "{\"cards\":[]}".getBytes(StandardCharsets.UTF_8);
    /** What is longer is an IVIG order of the benchmark: the floor does not understand what it reads. */
    private static final int LENGTH_OF_OTHERS = 40_000;

    public static void main(String... arguments) throws IOException, LifecycleException {
        if (arguments[0].equals("tomcat")) {
            tomcat(Integer.parseInt(arguments[1]));
        } else {
            SpringApplication application = new SpringApplication(Floor.class);
            application.run(arguments);
        }
    }

    private static byte[] cards() {
        try (InputStream file = Floor.class.getResourceAsStream("/cards.json")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("cards.json is in the jar", e);
        }
    }

    private static byte[] answer(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            while (parser.nextToken() != null) {
                // Reading them is all.
            }
        }
        return body.length > LENGTH_OF_OTHERS ? CARDS : NONE;
    }

    @GetMapping("/cds-services")
    ResponseEntity<String> discovery() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body("{\"services\":[]}");
    }

    @PostMapping(path = "/cds-services/ivig-myositis", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] call(@RequestBody byte[] body) {
        return answer(body);
    }

    private static void tomcat(int port) throws IOException, LifecycleException {
        Path folder = Files.createTempDirectory("floor");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(port);
        Connector connector = tomcat.getConnector();
        connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("floor-"));
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "floor", new Servlet());
        context.addServletMappingDecoded("/*", "floor");
        tomcat.start();
        tomcat.getServer().await();
    }

    /** Tomcat's way to the same. */
    static final class Servlet extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] answer = answer(request.getInputStream().readNBytes(request.getContentLength()));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }
}
