package dev.ivigcds;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class IvigCds {
    /** Runs until it is stopped. */
    public static void main(String[] args) {
        SpringApplication.run(IvigCds.class, args);
    }
}
