package dev.hydrant.server.autopilot;

import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.autopilot.AutoPilotSwitch;
import dev.hydrant.catalog.autopilot.Flights;
import dev.hydrant.catalog.run.DatabaseClock;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.catalog.schedule.Schedules;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.ingestion.Deployments;
import dev.hydrant.server.run.desk.RunStarter;
import dev.hydrant.server.run.desk.RunViews;
import io.javalin.router.JavalinDefaultRoutingApi;

/** AutoPilot, wired: its routes, and what it does each time it is told to look. */
public final class AutoPilotModule implements RouteModule {
  /** What it shares with the rest of the runs. */
  public record Parts(
      Schedules schedules,
      Deployments deployments,
      RunStarter starter,
      RunReader reader,
      RunViews views) {}

  private final AutoPilot pilot;
  private final AutoPilotRoutes routes;

  public AutoPilotModule(Catalog catalog, DatabaseClock clock, Parts parts) {
    Flights flights = new Flights(catalog.database(), clock);
    AutoPilotSwitch forAll = new AutoPilotSwitch(catalog.database());
    this.pilot =
        new AutoPilot(
            new AutoPilot.Parts(
                flights,
                forAll,
                new OwnPipelines(catalog.entities(), catalog.types()),
                parts.deployments(),
                parts.starter(),
                parts.reader(),
                parts.views()));
    this.routes =
        new AutoPilotRoutes(
            flights,
            forAll,
            new AutoPilotView(
                catalog.entities(),
                catalog.types().get("ingestionPipeline"),
                parts.schedules(),
                parts.reader(),
                parts.views()),
            catalog);
  }

  /** Does what there is to do now. */
  public void look() {
    pilot.look();
  }

  @Override
  public void register(JavalinDefaultRoutingApi api) {
    routes.register(api);
  }
}
