package dev.ivigcds.fhir;

import java.io.IOException;

/** A FHIR server's answer that must not be read: not JSON, too large, or built to harm (T-18). Its words hold nothing of the answer. */
final class UnreadableAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswer(String words) {
        super(words);
    }
}
