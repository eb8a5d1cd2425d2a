package dev.hydrant.catalog;

import dev.hydrant.catalog.entity.EntityBrief;
import dev.hydrant.catalog.jdbc.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers about the whole catalog. */
public final class OverviewStore {
  private final Database database;

  OverviewStore(Database database) {
    this.database = database;
  }

  /**
   * @param byState pipelines by state; without a state as {@code Unknown}
   * @param unresolved ends of routes that no asset is known for
   */
  public record Overview(
      int services,
      int pipelines,
      Map<String, Integer> byState,
      int externalAssets,
      int edges,
      int unresolved,
      List<Service> pipelineServices) {}

  /**
   * @param location of one of its pipelines, which tells account and region
   */
  public record Service(
      String id,
      String name,
      String fqn,
      String document,
      int pipelines,
      Optional<String> location) {}

  private record Group(
      String service, String state, int count, int unresolved, Optional<String> location) {}

  public Overview read() {
    List<Group> groups = groups();
    Map<String, Integer> byState = new LinkedHashMap<>();
    byState.put("Active", 0);
    byState.put("Inactive", 0);
    groups.forEach(group -> byState.merge(group.state(), group.count(), Integer::sum));
    List<Service> services = services(groups);
    return new Overview(
        services.size(),
        groups.stream().mapToInt(Group::count).sum(),
        byState,
        count(
            "select count(*) from entity where source_hash = '"
                + EntityBrief.EXTERNAL_HASH
                + "' and deleted = 0 and type not in ('database', 'databaseSchema', 'apiCollection')"),
        count("select count(*) from lineage_edge where hidden = 0"),
        groups.stream().mapToInt(Group::unresolved).sum(),
        services);
  }

  private List<Service> services(List<Group> groups) {
    List<Service> found =
        database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        select id, name, fqn, document from entity
                        where type = 'pipelineService' and deleted = 0 order by name limit 1000
                        """)
                    .map(
                        (rs, context) ->
                            new Service(
                                rs.getString("id"),
                                rs.getString("name"),
                                rs.getString("fqn"),
                                rs.getString("document"),
                                0,
                                Optional.empty()))
                    .list());
    List<Service> services = new ArrayList<>();
    for (Service service : found) {
      List<Group> own =
          groups.stream().filter(group -> group.service().equals(service.id())).toList();
      services.add(
          new Service(
              service.id(),
              service.name(),
              service.fqn(),
              service.document(),
              own.stream().mapToInt(Group::count).sum(),
              own.stream().map(Group::location).flatMap(Optional::stream).findFirst()));
    }
    return services;
  }

  private List<Group> groups() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select service_id, coalesce(state, 'Unknown') as state, count(*) as pipelines,
                      sum(unresolved) as unresolved, min(location) as location
                    from entity where type = 'pipeline' and deleted = 0
                    group by service_id, coalesce(state, 'Unknown')
                    """)
                .map(
                    (rs, context) ->
                        new Group(
                            rs.getString("service_id"),
                            rs.getString("state"),
                            rs.getInt("pipelines"),
                            rs.getInt("unresolved"),
                            Optional.ofNullable(rs.getString("location"))))
                .list());
  }

  private int count(String sql) {
    return database.read(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
