package dev.hydrant.server.page;

import dev.hydrant.server.RouteModule;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page. Its files have a hash in their names and never change; the document that names them is
 * asked for each time. An address that is no file is a place inside the page, which reads it
 * itself.
 */
public final class PageRoutes implements RouteModule {
  private static final String ROOT = "/ui";
  private static final Pattern FILE = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("woff2", "font/woff2"));

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/", PageRoutes::document);
    routes.get("/<path>", PageRoutes::fileOrDocument);
  }

  private static void fileOrDocument(Context context) {
    String path = context.path();
    if (path.startsWith("/api/") || path.equals("/api")) {
      throw new NotFoundResponse("There is no such endpoint");
    }
    Optional<byte[]> file = FILE.matcher(path).matches() ? read(path) : Optional.empty();
    if (file.isPresent()) {
      boolean hashed = path.startsWith("/assets/");
      context.header("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      context.contentType(type(path)).result(file.get());
    } else if (!path.startsWith("/assets/") && acceptsHtml(context)) {
      document(context);
    } else {
      throw new NotFoundResponse("There is no such file");
    }
  }

  private static void document(Context context) {
    byte[] html =
        read("/index.html")
            .orElseThrow(() -> new NotFoundResponse("The page is not part of this build"));
    context.header("Cache-Control", "no-cache");
    context.contentType(type("/index.html")).result(html);
  }

  private static boolean acceptsHtml(Context context) {
    String accept = context.header("Accept");
    return accept == null || accept.contains("text/html") || accept.contains("*/*");
  }

  private static String type(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(extension, "application/octet-stream");
  }

  private static Optional<byte[]> read(String path) {
    try (InputStream in = PageRoutes.class.getResourceAsStream(ROOT + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
