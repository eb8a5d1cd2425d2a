package dev.hydrant.server.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.error.ErrorCategory;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where failures become answers. Clients test the number {@code code} inside the
 * body, so it is always there and always equal to the status.
 */
public final class ErrorMapper {
  private static final Logger log = LoggerFactory.getLogger(ErrorMapper.class);

  private final Exchange exchange;

  public ErrorMapper(Exchange exchange) {
    this.exchange = exchange;
  }

  public void register(JavalinDefaultRoutingApi routes) {
    routes.exception(HydrantException.class, this::known);
    routes.exception(HttpResponseException.class, this::http);
    routes.exception(Exception.class, this::unknown);
  }

  private void known(HydrantException failure, Context context) {
    if (failure.code().category() == ErrorCategory.INTERNAL) {
      unknown(failure, context);
      return;
    }
    log.debug("{} {}: {}", context.method(), context.path(), failure.text());
    String message =
        failure.advice().isEmpty() ? failure.text() : failure.text() + " " + failure.advice();
    answer(context, failure.code().httpStatus(), message, failure.code());
  }

  private void http(HttpResponseException failure, Context context) {
    ErrorCode code =
        switch (failure.getStatus()) {
          case 404 -> ErrorCode.NOT_FOUND;
          case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
          case 413 -> ErrorCode.REQUEST_TOO_LARGE;
          default -> ErrorCode.REQUEST_INVALID;
        };
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    answer(context, failure.getStatus(), message, code);
  }

  private void unknown(Exception failure, Context context) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    log.error("{} {} failed ({})", context.method(), context.path(), id, failure);
    answer(
        context,
        500,
        "Internal error. The server's log tells more under " + id + ".",
        ErrorCode.INTERNAL_ERROR);
  }

  private void answer(Context context, int status, String message, ErrorCode code) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("code", status);
    body.put("message", message);
    body.put("errorType", code.name());
    exchange.answer(context, status, body);
  }
}
