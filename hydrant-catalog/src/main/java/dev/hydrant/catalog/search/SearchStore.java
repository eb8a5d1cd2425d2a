package dev.hydrant.catalog.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.EntityObserver;
import dev.hydrant.catalog.jdbc.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Finds entities by words and by patterns. */
public final class SearchStore {
  private static final int MAX_SIZE = 1_000;

  private final Database database;
  private final ObjectMapper json;
  private final TextIndex index;

  public SearchStore(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
    this.index =
        database.dialect().name().equals("sqlite")
            ? new SqliteTextIndex()
            : new PostgresTextIndex();
  }

  /** Keeps the index in step with the entities. */
  public EntityObserver observer() {
    return new Indexing(index);
  }

  public SearchHits search(SearchRequest request) {
    String condition = condition(request);
    int total =
        database.read(
            handle ->
                bind(handle.createQuery("select count(*) from entity e " + condition), request)
                    .mapTo(Integer.class)
                    .one());
    List<SearchHits.Hit> hits =
        request.size() == 0 ? List.of() : database.read(handle -> page(handle, request, condition));
    return new SearchHits(total, hits);
  }

  private List<SearchHits.Hit> page(Handle handle, SearchRequest request, String condition) {
    String behind = request.after().isPresent() ? " and e.fqn > :after" : "";
    Query query =
        bind(
            handle.createQuery(
                "select e.type, e.document from entity e "
                    + condition
                    + behind
                    + " order by e.fqn, e.id limit :size offset :from"),
            request);
    request.after().ifPresent(after -> query.bind("after", after));
    return query
        .bind("size", Math.min(request.size(), MAX_SIZE))
        .bind("from", request.after().isPresent() ? 0 : request.from())
        .map(
            (rs, context) ->
                new SearchHits.Hit(rs.getString("type"), parse(rs.getString("document"))))
        .list();
  }

  private String condition(SearchRequest request) {
    StringBuilder sql = new StringBuilder();
    if (!request.words().isEmpty()) {
      sql.append(index.matching());
    }
    sql.append(" where e.deleted = :deleted");
    if (!request.types().isEmpty()) {
      sql.append(" and e.type in (<types>)");
    }
    for (int i = 0; i < request.patterns().size(); i++) {
      sql.append(" and ")
          .append(request.patterns().get(i).field().column())
          .append(" like :pattern")
          .append(i)
          .append(" escape '\\'");
    }
    return sql.toString();
  }

  private Query bind(Query query, SearchRequest request) {
    query.bind("deleted", request.deleted() ? 1 : 0);
    if (!request.words().isEmpty()) {
      query.bind("query", index.query(request.words()));
    }
    if (!request.types().isEmpty()) {
      query.bindList("types", request.types());
    }
    for (int i = 0; i < request.patterns().size(); i++) {
      query.bind("pattern" + i, request.patterns().get(i).like());
    }
    return query;
  }

  private ObjectNode parse(String document) {
    try {
      return (ObjectNode) json.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored document is not JSON", e);
    }
  }

  private record Indexing(TextIndex index) implements EntityObserver {
    @Override
    public void described(Handle handle, String id, String words) {
      index.put(handle, id, words);
    }

    @Override
    public void hiddenOrShown(Handle handle, List<String> ids) {}

    @Override
    public void removing(Handle handle, List<String> ids) {
      ids.forEach(id -> index.remove(handle, id));
    }
  }
}
