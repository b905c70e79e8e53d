package dev.ivigcds.caller;

import dev.ivigcds.wire.Refusal;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The client that is asking, and what it may do. */
public final class VerifiedCaller {
    private final ClientSettings settings;
    private final boolean demo;
    private final boolean anonymous;
    private final ClientSettings.Profile profile;
    private final Set<FhirBase> bases;
    private final Networks networks;

    /** A caller; {@code demo} opens every FHIR base of this machine to a client whose servers are read without a token. */
    VerifiedCaller(ClientSettings settings, boolean demo) {
        this(settings, demo, settings.anonymousFhir(), settings.profile());
    }

    private VerifiedCaller(ClientSettings settings, boolean demo, boolean anonymous, ClientSettings.Profile profile) {
        this.settings = settings;
        this.demo = demo;
        this.anonymous = anonymous;
        this.profile = profile;
        this.bases = settings.fhirServers().stream()
                .map(FhirBase::parse)
                .flatMap(Optional::stream)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        this.networks = Networks.of(settings);
    }

    /** The client as the SMART app asks for it: its listed servers alone, and never without the token of a launch. */
    static VerifiedCaller launched(ClientSettings settings) {
        return new VerifiedCaller(settings, false, false, settings.profile());
    }

    /** Who reads a captured call on the machine at hand: is told the whole decision, and no FHIR server is on its list. */
    public static VerifiedCaller atHand(ClientSettings.Profile profile, ZoneId zone) {
        return new VerifiedCaller(ClientSettings.unproved("at-hand", profile, zone), false);
    }

    /** Whether a client of that name is the server itself, in a rehearsal. */
    public static boolean isRehearsal(String id) {
        return id.isEmpty();
    }

    ClientSettings settings() {
        return settings;
    }

    /** Our name for the client. */
    public String id() {
        return settings.id();
    }

    /** Whether it may ask for the decision record. */
    public boolean mayExplain() {
        return settings.explain();
    }

    public ClientSettings.Profile profile() {
        return profile;
    }

    /** The same client, as if it could render and send what another kind can. */
    public VerifiedCaller as(ClientSettings.Profile other) {
        return new VerifiedCaller(settings, demo, anonymous, other);
    }

    /** Prefetch keys this site cannot give. */
    public Set<String> unavailable() {
        return Set.copyOf(settings.unavailable());
    }

    /** Modes of topics for this client alone, by topic code. */
    public Map<String, ClientSettings.TopicMode> modes() {
        return settings.rules();
    }

    /** Where dates without an offset are read. */
    public ZoneId zone() {
        return settings.timeZone();
    }

    public boolean assumeMyositis() {
        return settings.assumeMyositis();
    }

    /** Whether the SMART app can be launched from its FHIR servers. */
    public boolean hasApp() {
        return settings.smart() != null;
    }

    /** Which addresses its hosts may have. */
    public Networks networks() {
        return networks;
    }

    /** Whether its server is to be asked which FHIR version it speaks; if not, the site has said that it is one we read. */
    public boolean versionIsAsked() {
        return settings.fhirVersion() == ClientSettings.FhirVersion.METADATA;
    }

    /** Whether it takes {@code actionSelectionBehavior}. */
    public boolean takesActionSelection() {
        return settings.actionSelectionBehavior();
    }

    /** Whether override reasons come under HL7's codes where it has one that says the same. */
    public boolean takesHl7Reasons() {
        return !Boolean.FALSE.equals(settings.hl7OverrideReasons());
    }

    /**
     * Whether a FHIR base may be called. Exact scheme, host, port and path after normalisation (R-79, T-01). In the demo any base
     * on loopback may be named, and is read without a token; a base elsewhere is not called.
     *
     * @throws Refusal.Malformed if it is not a plain absolute http or https URL
     * @throws Refusal.NotAllowed if it is not on this client's list
     */
    public Reach reach(String fhirServer) {
        FhirBase base = FhirBase.parse(fhirServer)
                .orElseThrow(() -> new Refusal.Malformed(
                        "fhirServer must be a plain absolute http or https URL, without user, query, fragment or escapes.",
                        "fhirServer"));
        if (bases.contains(base)) {
            return new Reach.Allowed(base.url(), anonymous);
        }
        if (demo && anonymous) {
            return base.isLoopback()
                    ? new Reach.Allowed(base.url(), true)
                    : new Reach.NotCalled("a server elsewhere is not called");
        }
        throw new Refusal.NotAllowed(
                "This FHIR server is not on the list of this client. Nothing was called. Add it to fhir-servers of client \""
                        + id() + "\" if it should be.",
                "fhirServer");
    }
}
