package dev.hydrant.server.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.Fields;
import dev.hydrant.catalog.search.SearchHits;
import dev.hydrant.catalog.search.SearchRequest;
import dev.hydrant.catalog.search.SearchRequest.Pattern;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Optional;

/** The two search routes, in the forms that clients use. */
public final class SearchRoutes implements RouteModule {
  private static final int SIZE = 10;

  private final Catalog catalog;
  private final Exchange exchange;
  private final SearchWords words;

  public SearchRoutes(Catalog catalog, Exchange exchange) {
    this.catalog = catalog;
    this.exchange = exchange;
    this.words = new SearchWords(catalog.types());
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Exchange.API + "/search/query", this::query);
    routes.get(Exchange.API + "/search/fieldQuery", this::fieldQuery);
  }

  private void query(Context context) {
    SearchWords.Parsed parsed = words.parse(Exchange.query(context, "q").orElse("*"));
    SearchWords.Parsed filter = filter(Exchange.query(context, "query_filter"));
    SearchRequest request =
        new SearchRequest(
            words.types(Exchange.query(context, "index").orElse("")),
            SearchWords.join(parsed.words(), filter.words()),
            SearchWords.join(parsed.patterns(), filter.patterns()),
            Exchange.flag(context, "deleted"),
            Exchange.number(context, "from", 0),
            Exchange.number(context, "size", SIZE),
            Exchange.query(context, "search_after"));
    answer(context, catalog.search().search(request));
  }

  private void fieldQuery(Context context) {
    String name = Exchange.query(context, "fieldName").orElse("");
    SearchRequest.Field field =
        SearchWords.field(name)
            .orElseThrow(
                () ->
                    new HydrantException(
                        ErrorCode.REQUEST_INVALID, "[query param fieldName is not searchable]"));
    String value =
        Exchange.query(context, "fieldValue")
            .orElseThrow(
                () ->
                    new HydrantException(
                        ErrorCode.REQUEST_INVALID, "[query param fieldValue must not be null]"));
    SearchRequest request =
        new SearchRequest(
            words.types(Exchange.query(context, "index").orElse("")),
            List.of(),
            List.of(new Pattern(field, value)),
            Exchange.flag(context, "deleted"),
            Exchange.number(context, "from", 0),
            Exchange.number(context, "size", SIZE),
            Optional.empty());
    answer(context, catalog.search().search(request));
  }

  /** The one form that clients send: a query string inside a filter of another search engine. */
  private SearchWords.Parsed filter(Optional<String> filter) {
    if (filter.isEmpty()) {
      return SearchWords.Parsed.everything();
    }
    try {
      String text =
          catalog.json().readTree(filter.get()).at("/query/query_string/query").asText("*");
      return words.parse(text.isEmpty() ? "*" : text);
    } catch (JsonProcessingException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "[query param query_filter is not JSON]", "", e);
    }
  }

  private void answer(Context context, SearchHits found) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode outer = answer.putObject("hits");
    outer.putObject("total").put("value", found.total()).put("relation", "eq");
    ArrayNode hits = outer.putArray("hits");
    for (SearchHits.Hit hit : found.hits()) {
      ObjectNode source =
          catalog
              .entities()
              .answers()
              .one(
                  catalog.types().get(hit.type()),
                  hit.document(),
                  Fields.plain(),
                  Exchange.base(context));
      source.remove(List.of("connection", "request", "changeDescription"));
      source.put("entityType", hit.type());
      ObjectNode node = hits.addObject();
      node.put("_index", hit.type() + "_search_index");
      node.put("_id", source.path("id").asText());
      node.put("_score", 1.0);
      node.set("_source", source);
      node.putArray("sort").add(source.path("fullyQualifiedName").asText());
    }
    exchange.answer(context, answer);
  }
}
