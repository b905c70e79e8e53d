package dev.ivigcds.smart;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.catalina.session.TooManyActiveSessionsException;

/** The launches of one browser: begun and not yet answered by the EHR, and open. Two of them never see each other's patient. */
final class Launches {
    private static final String NAME = Launches.class.getName();

    /** More tabs than anybody has open; older ones are forgotten. */
    private static final int MOST = 20;

    private final Map<String, Begun> begun = new Newest<>();
    private final Map<String, Launch> open = new Newest<>();

    /** Those of the browser that asks. */
    static Optional<Launches> of(HttpServletRequest http) {
        HttpSession session = http.getSession(false);
        return session != null && session.getAttribute(NAME) instanceof Launches launches
                ? Optional.of(launches)
                : Optional.empty();
    }

    /** Those of the browser that asks, with a new session if it had none. */
    static Launches begin(HttpServletRequest http) {
        return of(http).orElseGet(() -> {
            Launches none = new Launches();
            try {
                http.getSession().setAttribute(NAME, none);
            } catch (TooManyActiveSessionsException e) {
                throw LaunchRefused.full();
            }
            return none;
        });
    }

    synchronized void begin(Begun launch) {
        begun.put(launch.state(), launch);
    }

    /** A launch that was begun here, once: what comes back a second time is nobody's. */
    synchronized Optional<Begun> take(String state) {
        return Optional.ofNullable(begun.remove(state));
    }

    synchronized void open(Launch launch) {
        open.put(launch.handle(), launch);
    }

    synchronized Optional<Launch> find(String handle) {
        return Optional.ofNullable(open.get(handle));
    }

    synchronized void close(String handle) {
        open.remove(handle);
    }

    private static final class Newest<T> extends LinkedHashMap<String, T> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    }
}
