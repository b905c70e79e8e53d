package dev.ivigcds.smart;

import dev.ivigcds.wire.Refusal;

/** Why a launch does not come about or does not go on, in words for the clinician; never a value of the launch, the token or the chart (T-15). */
final class LaunchRefused {
    private LaunchRefused() {}

    /** The launch cannot be done as it was asked for. */
    static Refusal asked(String words) {
        return new Refusal.Malformed(words);
    }

    /** It comes from a server that no client has listed. Nothing was connected to. */
    static Refusal stranger() {
        return new Refusal.NotAllowed(
                "This app may not be launched from that server: it is not registered here. Nothing was sent to it.",
                "iss");
    }

    /** The EHR did not play its part. */
    static Refusal byTheEhr(String words) {
        return new Refusal.NoGoodAnswer(words);
    }

    /** This browser has no such launch, or not any more. */
    static Refusal notOpen() {
        return new Refusal.Unknown("This launch is not open in this browser. Launch again from the EHR.");
    }

    /** What the EHR allowed is over. */
    static Refusal ended() {
        return new Refusal.Ended("The EHR's permission has ended. Launch again.");
    }

    /** There are more browsers than this server has room for. */
    static Refusal full() {
        return new Refusal.Busy("Too many launches are open.");
    }
}
