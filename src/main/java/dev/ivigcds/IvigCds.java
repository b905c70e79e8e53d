package dev.ivigcds;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the server, or, where the first word is {@code check}, reads a captured request and ends; where it is {@code rehearse}, starts the server
 * for nobody and ends.
 */
@SpringBootApplication
public class IvigCds {
    /** Runs until it is stopped. */
    public static void main(String[] args) {
        List<String> words = List.of(args);
        if (!words.isEmpty() && words.getFirst().equals("check")) {
            System.exit(CheckCommand.run(words.subList(1, words.size())));
        }
        if (!words.isEmpty() && words.getFirst().equals("rehearse")) {
            RehearseCommand.run();
            return;
        }
        SpringApplication.run(IvigCds.class, args);
    }
}
