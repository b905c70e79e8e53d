package dev.ivigcds.web;

import dev.ivigcds.caller.Doorkeeper;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.loader.WebappLoader;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.TomcatEmbeddedWebappClassLoader;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * A stage on which hook calls are tried before the server is ready: the controllers are the real ones, the HTTP is real, and the door is its own,
 * on a port of loopback that nobody was told of, until {@link #close}. What is counted there is counted for nobody. Beside the controllers stands a FHIR
 * server that answers every search for a type of resource with the same Bundle.
 */
public final class Rehearsal implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String FHIR = "/fhir";

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();
    private final Path folder;

    private Rehearsal(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the stage.
     *
     * @param house whose controllers are tried
     * @param records what its FHIR server answers, by the type of resource that is asked for
     * @throws IOException if there is no folder or port for it
     */
    public static Rehearsal open(WebApplicationContext house, Clock clock, Map<String, byte[]> records)
            throws IOException {
        Rehearsal rehearsal = new Rehearsal(Files.createTempDirectory("rehearsal"));
        try {
            rehearsal.begin(house, clock, records);
            return rehearsal;
        } catch (LifecycleException e) {
            rehearsal.close();
            throw new IOException(e);
        }
    }

    private void begin(WebApplicationContext house, Clock clock, Map<String, byte[]> records)
            throws LifecycleException {
        connector.setPort(0);
        connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("rehearsal-"));
        GateKeeping.readAtOnce(connector);
        tomcat.setBaseDir(folder.toString());
        tomcat.getService().setName("rehearsal");
        tomcat.setConnector(connector);
        StandardContext context = (StandardContext) tomcat.addContext("", folder.toString());
        withClassesOfTheHouse(context);
        DispatcherServlet servlet = new DispatcherServlet();
        servlet.setApplicationContext(house);
        Wrapper wrapper = Tomcat.addServlet(context, "controllers", servlet);
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded("/", "controllers");
        Tomcat.addServlet(context, "records", new Records(records));
        context.addServletMappingDecoded(FHIR + "/*", "records");
        tomcat.init();
        HandlerExceptionResolver errors = house.getBean("handlerExceptionResolver", HandlerExceptionResolver.class);
        stand("metrics", new ServerHttpObservationFilter(countedNowhere()), context);
        stand("gate", new Gate(Doorkeeper.ofRehearsal(fhirServer()), new Workload(1), clock, LONGEST, errors), context);
        tomcat.start();
    }

    /** Threads that begin on the stage outlive it, and must not keep its class loader, which ends with it. */
    private static void withClassesOfTheHouse(StandardContext context) {
        ClassLoader classes = Rehearsal.class.getClassLoader();
        WebappLoader loader = new WebappLoader();
        loader.setLoaderInstance(new TomcatEmbeddedWebappClassLoader(classes));
        context.setLoader(loader);
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        stand(
                "classes",
                (request, response, chain) -> {
                    Thread.currentThread().setContextClassLoader(classes);
                    chain.doFilter(request, response);
                },
                context);
    }

    /** Observations as of every call of the server, into a register that nobody reads. */
    private static ObservationRegistry countedNowhere() {
        ObservationRegistry observations = ObservationRegistry.create();
        observations
                .observationConfig()
                .observationHandler(
                        new DefaultMeterObservationHandler(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
        return observations;
    }

    private static void stand(String name, Filter one, Context before) {
        FilterDef filter = new FilterDef();
        filter.setFilterName(name);
        filter.setFilter(one);
        filter.setAsyncSupported("true");
        before.addFilterDef(filter);
        FilterMap place = new FilterMap();
        place.setFilterName(name);
        place.addURLPattern("/cds-services/*");
        place.setDispatcher(DispatcherType.REQUEST.name());
        place.setDispatcher(DispatcherType.ASYNC.name());
        before.addFilterMap(place);
    }

    /** The base of its FHIR server, the only one that a call may name. */
    public String fhirServer() {
        return base() + FHIR;
    }

    private String base() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + connector.getLocalPort();
    }

    /**
     * Asks what services there are.
     *
     * @return the status of the answer
     */
    public int discover() throws IOException {
        return status(open("/cds-services"));
    }

    /**
     * Calls a service.
     *
     * @return the status of the answer
     */
    public int call(String service, byte[] body) throws IOException {
        HttpURLConnection call = open("/cds-services/" + service);
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(body.length);
        call.setRequestProperty("Content-Type", MediaType.APPLICATION_JSON_VALUE);
        try (OutputStream out = call.getOutputStream()) {
            out.write(body);
        }
        return status(call);
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection call =
                (HttpURLConnection) URI.create(base() + path).toURL().openConnection(Proxy.NO_PROXY);
        call.setConnectTimeout((int) LONGEST.toMillis());
        call.setReadTimeout((int) LONGEST.toMillis());
        return call;
    }

    private static int status(HttpURLConnection call) throws IOException {
        if (call.getResponseCode() == HttpURLConnection.HTTP_OK) {
            try (InputStream in = call.getInputStream()) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return call.getResponseCode();
    }

    @Override
    public void close() throws IOException {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IOException(e);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** The FHIR server. */
    private static final class Records extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private static final byte[] NONE =
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}".getBytes(StandardCharsets.UTF_8);

        private final transient Map<String, byte[]> byType;

        private Records(Map<String, byte[]> byType) {
            this.byType = byType;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String type = request.getPathInfo().split("/", -1)[1];
            byte[] found = byType.getOrDefault(type, NONE);
            response.setContentType("application/fhir+json");
            response.setContentLength(found.length);
            response.getOutputStream().write(found);
        }
    }
}
