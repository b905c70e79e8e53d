package dev.ivigcds.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One HTTP request as bytes, head and body in one piece, with places of fixed width where every call writes something of its own. Not shared between
 * connections.
 */
final class Message {
    /** Stands where the token will be; a message without tokens has none. */
    private static final String TOKEN = "~";

    private static final String INSTANCE = "00000000-0000-4000-8000-000000000000";
    private static final String DIGITS = "0123456789abcdef";

    /** The id that stands for a patient of its own in every call: eight digits at its end count. */
    static final String NUMBERED = "bench-00000000";

    private final byte[] bytes;
    private final int token;
    private final int instance;
    private final List<Integer> patients;

    private Message(String text, int tokenLength) {
        token = text.indexOf(TOKEN);
        String filled = token < 0 ? text : text.replace(TOKEN, "x".repeat(tokenLength));
        instance = filled.indexOf(INSTANCE);
        patients = all(filled, NUMBERED);
        bytes = filled.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @param tokenLength of every token it will carry; 0 for none */
    static Message post(String host, String path, int tokenLength, String body) {
        String authorization = tokenLength == 0 ? "" : "Authorization: Bearer " + TOKEN + "\r\n";
        String head =
                "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: %d\r\n%s\r\n";
        return new Message(head.formatted(path, host, body.length(), authorization) + body, tokenLength);
    }

    private static List<Integer> all(String text, String wanted) {
        List<Integer> found = new ArrayList<>();
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            found.add(at + wanted.length() - 8);
        }
        return found;
    }

    /** The body of a hook request, for {@link #post}. */
    static String body(Patients patient, String id, String rest) {
        return "{\"hook\":\"order-sign\",\"hookInstance\":\"" + INSTANCE
                + "\",\"context\":{\"userId\":\"Practitioner/dr-amara-okoye\",\"patientId\":\"" + id
                + "\",\"encounterId\":\"visit-1\",\"draftOrders\":{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                + String.join(
                        ",",
                        patient.drafts().stream()
                                .map(o -> "{\"resource\":" + o + "}")
                                .toList())
                + "]}}" + rest + "}";
    }

    /** The bytes to send now: with this token, a random hookInstance, and this number of the patient. */
    byte[] fresh(byte[] withToken, long random, int patient) {
        if (token >= 0) {
            System.arraycopy(withToken, 0, bytes, token, withToken.length);
        }
        hexadecimal(random, instance, 8);
        hexadecimal(random >>> 32, instance + 24, 8);
        for (int at : patients) {
            int rest = patient;
            for (int i = 7; i >= 0; i--, rest /= 10) {
                bytes[at + i] = (byte) ('0' + rest % 10);
            }
        }
        return bytes;
    }

    private void hexadecimal(long value, int at, int digits) {
        for (int i = 0; i < digits; i++) {
            bytes[at + i] = (byte) DIGITS.charAt((int) (value >>> (4 * i)) & 15);
        }
    }

    int length() {
        return bytes.length;
    }
}
