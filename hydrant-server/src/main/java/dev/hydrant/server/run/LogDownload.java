package dev.hydrant.server.run;

import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunLogs;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The log of one run as a file. */
final class LogDownload implements RouteModule {
  private final RunReader reader;
  private final RunLogs logs;

  LogDownload(RunReader reader, RunLogs logs) {
    this.reader = reader;
    this.logs = logs;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(RunModule.BASE + "/runs/{id}/log/download", this::download);
  }

  private void download(Context context) throws IOException {
    String id = context.pathParam("id");
    Run run =
        reader
            .get(id)
            .orElseThrow(
                () ->
                    new HydrantException(
                        ErrorCode.NOT_FOUND, "run instance for " + id + " not found"));
    context.contentType("text/plain; charset=utf-8");
    context.header("Content-Disposition", "attachment; filename=\"run-" + run.id() + ".log\"");
    OutputStream out = context.outputStream();
    long at = 0;
    // Page by page: no result of the database stays open while a client takes its time.
    RunLogs.Page page = logs.read(run.id(), at);
    while (page.next() > at) {
      out.write(page.text().getBytes(StandardCharsets.UTF_8));
      at = page.next();
      page = logs.read(run.id(), at);
    }
    if (run.chunksLost() > 0) {
      String note = "[" + run.chunksLost() + " parts of this log never arrived]\n";
      out.write(note.getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }
}
