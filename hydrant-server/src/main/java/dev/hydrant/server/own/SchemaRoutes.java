package dev.hydrant.server.own;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The schemas, layouts and help texts that the page draws its forms from. */
public final class SchemaRoutes implements RouteModule {
  private static final Map<String, String> FILES =
      Map.of(
          "pipelineService/KinesisFirehose", "/schemas/kinesisFirehoseConnection.json",
          "ingestionPipeline", "/schemas/pipelineMetadata.json",
          "hydrantSettings", "/schemas/hydrantSettings.json");

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    FILES.forEach(
        (path, file) ->
            routes.get(
                Exchange.API + "/hydrant/schemas/" + path, context -> answer(context, file)));
  }

  private static void answer(Context context, String file) {
    try (InputStream in = SchemaRoutes.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new HydrantException(ErrorCode.NOT_FOUND, "There is no schema of that name");
      }
      context.contentType("application/json").result(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
