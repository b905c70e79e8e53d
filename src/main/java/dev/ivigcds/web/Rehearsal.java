package dev.ivigcds.web;

import dev.ivigcds.caller.Doorkeeper;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * A stage on which hook calls are tried before the server is ready: the controllers are the real ones, the HTTP is real, and the door is its own,
 * on a port of loopback that nobody was told of, until {@link #close}. No filter that counts or logs stands before it.
 */
public final class Rehearsal implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);

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
     * @throws IOException if there is no folder or port for it
     */
    public static Rehearsal open(WebApplicationContext house, Clock clock) throws IOException {
        Rehearsal rehearsal = new Rehearsal(Files.createTempDirectory("rehearsal"));
        try {
            rehearsal.begin(house, clock);
            return rehearsal;
        } catch (LifecycleException e) {
            rehearsal.close();
            throw new IOException(e);
        }
    }

    private void begin(WebApplicationContext house, Clock clock) throws LifecycleException {
        connector.setPort(0);
        connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("rehearsal-"));
        GateKeeping.readAtOnce(connector);
        tomcat.setBaseDir(folder.toString());
        tomcat.getService().setName("rehearsal");
        tomcat.setConnector(connector);
        StandardContext context = (StandardContext) tomcat.addContext("", folder.toString());
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        DispatcherServlet servlet = new DispatcherServlet();
        servlet.setApplicationContext(house);
        Wrapper wrapper = Tomcat.addServlet(context, "controllers", servlet);
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded("/", "controllers");
        HandlerExceptionResolver errors = house.getBean("handlerExceptionResolver", HandlerExceptionResolver.class);
        stand(new Gate(Doorkeeper.ofRehearsal(), new Workload(1), clock, LONGEST, errors), context);
        tomcat.start();
    }

    private static void stand(Gate gate, Context before) {
        FilterDef filter = new FilterDef();
        filter.setFilterName("gate");
        filter.setFilter(gate);
        filter.setAsyncSupported("true");
        before.addFilterDef(filter);
        FilterMap place = new FilterMap();
        place.setFilterName("gate");
        place.addURLPattern("/cds-services/*");
        place.setDispatcher(DispatcherType.REQUEST.name());
        place.setDispatcher(DispatcherType.ASYNC.name());
        before.addFilterMap(place);
    }

    /**
     * Calls a service.
     *
     * @return the status of the answer
     */
    public int call(String service, byte[] body) throws IOException {
        URI url = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + connector.getLocalPort() + "/cds-services/" + service);
        HttpURLConnection call = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
        call.setConnectTimeout((int) LONGEST.toMillis());
        call.setReadTimeout((int) LONGEST.toMillis());
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(body.length);
        call.setRequestProperty("Content-Type", MediaType.APPLICATION_JSON_VALUE);
        try (OutputStream out = call.getOutputStream()) {
            out.write(body);
        }
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
}
