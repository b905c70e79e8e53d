package dev.ivigcds.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The last resort of the servlet container: what failed outside the controllers leaves as an OperationOutcome too. */
@RestController
final class ErrorPage implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<OperationOutcome> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : 404;
        String words = code < 500
                ? "The request cannot be served as it was sent."
                : "The server could not complete the call. Its log says why.";
        return ResponseEntity.status(code)
                .contentType(MediaType.APPLICATION_JSON)
                .body(OperationOutcome.of(code < 500 ? "invalid" : "exception", words, List.of()));
    }
}
