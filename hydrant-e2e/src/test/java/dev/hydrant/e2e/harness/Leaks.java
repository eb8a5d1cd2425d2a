package dev.hydrant.e2e.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Looks for secrets, in each of the forms that software likes to give them. */
public final class Leaks {
  private static final int AROUND = 60;

  private final Set<String> forms = new CopyOnWriteArraySet<>();
  private final List<String> found = new CopyOnWriteArrayList<>();

  /** A text that must not stand anywhere. */
  public Leaks mark(String text) {
    forms.add(text);
    return this;
  }

  /** A value that must not stand anywhere: as it is, escaped, encoded, or one of its halves. */
  public Leaks secret(String value) {
    forms.addAll(forms(value));
    return this;
  }

  /** Where something was found, with what stands before it. */
  public List<String> found() {
    return List.copyOf(found);
  }

  public void look(String where, String text) {
    for (String form : forms) {
      int at = text.indexOf(form);
      if (at >= 0) {
        int end = Math.min(text.length(), at + form.length() + AROUND / 2);
        found.add(where + ": …" + text.substring(Math.max(0, at - AROUND), end));
      }
    }
  }

  /** Also what is compressed is looked at as it was before. */
  public void look(String where, byte[] bytes) {
    look(where, new String(bytes, ISO_8859_1));
    for (byte[] inflated : inflated(bytes)) {
      look(where + " (inflated)", new String(inflated, ISO_8859_1));
    }
  }

  /** Every file below a folder. */
  public void lookAtFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        look(file.toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Every value of every table of an SQLite file: pieces of compressed ones are nowhere together in
   * the file itself.
   *
   * @return how many values there were
   */
  public int lookAtDatabase(Path file) {
    int values = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      for (String table : tables(connection)) {
        values += lookAtTable(connection, table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return values;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "select name from pragma_table_list where type = 'table' and schema = 'main'")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  private int lookAtTable(Connection connection, String table) throws SQLException {
    int values = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          byte[] value = rows.getBytes(column);
          if (value != null) {
            values++;
            look(table + "." + rows.getMetaData().getColumnName(column), value);
          }
        }
      }
    }
    return values;
  }

  private static List<byte[]> inflated(byte[] bytes) {
    List<byte[]> all = new ArrayList<>();
    if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
      read(all, () -> new GZIPInputStream(new ByteArrayInputStream(bytes)));
    } else if (bytes.length > 2 && bytes[0] == 0x78) {
      read(all, () -> new InflaterInputStream(new ByteArrayInputStream(bytes)));
    }
    return all;
  }

  private interface Opened {
    InputStream open() throws IOException;
  }

  private static void read(List<byte[]> all, Opened opened) {
    try (InputStream in = opened.open()) {
      all.add(in.readAllBytes());
    } catch (IOException notCompressed) {
      // It only began like it; as it is, it has been looked at.
    }
  }

  private static Set<String> forms(String value) {
    Set<String> forms = new LinkedHashSet<>();
    String url = URLEncoder.encode(value, UTF_8);
    forms.add(value);
    forms.add(new String(JsonStringEncoder.getInstance().quoteAsString(value)));
    forms.add(value.replace("/", "\\/"));
    forms.add(url);
    forms.add(url.replace("+", "%20"));
    forms.add(url.replace("%2F", "/").replace("+", "%20"));
    forms.add(HexFormat.of().formatHex(value.getBytes(UTF_8)));
    forms.add(new StringBuilder(value).reverse().toString());
    for (int before = 0; before < 3; before++) {
      String inner = base64(value, before);
      forms.add(inner);
      forms.add(inner.replace('+', '-').replace('/', '_'));
    }
    forms.add(value.substring(0, value.length() / 2));
    forms.add(value.substring(value.length() / 2));
    return forms;
  }

  /** What stays the same wherever the value stands inside a longer text. */
  private static String base64(String value, int before) {
    byte[] bytes = new byte[before + value.getBytes(UTF_8).length];
    System.arraycopy(value.getBytes(UTF_8), 0, bytes, before, bytes.length - before);
    String whole = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    int from = (before * 8 + 5) / 6;
    return whole.substring(from, bytes.length * 8 / 6);
  }
}
