package dev.hydrant.server.run;

import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.run.DatabaseClock;
import dev.hydrant.catalog.run.Leases;
import dev.hydrant.catalog.run.LogRetention;
import dev.hydrant.catalog.run.RunAttempts;
import dev.hydrant.catalog.run.RunEndings;
import dev.hydrant.catalog.run.RunFigures;
import dev.hydrant.catalog.run.RunLogs;
import dev.hydrant.catalog.run.RunQueue;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.catalog.run.RunReaper;
import dev.hydrant.catalog.run.RunnerDirectory;
import dev.hydrant.catalog.run.RunnerTokens;
import dev.hydrant.catalog.run.Runners;
import dev.hydrant.catalog.run.RunsElsewhere;
import dev.hydrant.catalog.schedule.ScheduleAdoption;
import dev.hydrant.catalog.schedule.Schedules;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.RunSource;
import dev.hydrant.server.automation.TestResults;
import dev.hydrant.server.automation.WorkflowRoutes;
import dev.hydrant.server.autopilot.AutoPilotModule;
import dev.hydrant.server.ingestion.ClientAnswers;
import dev.hydrant.server.ingestion.Deployments;
import dev.hydrant.server.ingestion.IngestionLogRoutes;
import dev.hydrant.server.ingestion.IngestionPipelineRoutes;
import dev.hydrant.server.ingestion.NewestStatuses;
import dev.hydrant.server.ingestion.PipelineStatusRoutes;
import dev.hydrant.server.ingestion.ScheduleRoutes;
import dev.hydrant.server.run.desk.LeaseDesk;
import dev.hydrant.server.run.desk.RunSettings;
import dev.hydrant.server.run.desk.RunStarter;
import dev.hydrant.server.run.desk.RunStatuses;
import dev.hydrant.server.run.desk.RunViews;
import dev.hydrant.server.run.desk.UpkeepSettings;
import dev.hydrant.server.run.desk.Waiting;
import dev.hydrant.server.run.desk.WorkOrders;
import dev.hydrant.server.run.job.JobGuard;
import dev.hydrant.server.web.Exchange;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * Everything about runs, wired: made before the server, given to it as a module, started after it,
 * closed before it.
 */
public final class RunModule implements RouteModule, AutoCloseable {
  /** Base of Hydrant's own paths. */
  static final String BASE = Exchange.API + "/hydrant";

  private final RunSettings settings;
  private final Runners runners;
  private final RunnerTokens tokens;
  private final JobTokens jobTokens;
  private final JobGuard jobs;
  private final LeaseDesk desk;
  private final RunTicker ticker;
  private final RunEvents events;
  private final RunMeters meters;
  private final ScheduleAdoption adoption;
  private final List<RouteModule> routes;
  private final RunSource overview;
  private final ExecutorService workers;
  private final ScheduledExecutorService clock;

  public RunModule(Catalog catalog, RunSettings settings) {
    this(
        catalog,
        settings,
        UpkeepSettings.defaults(),
        DatabaseClock.of(catalog.database().dialect()));
  }

  public RunModule(Catalog catalog, RunSettings settings, UpkeepSettings upkeep) {
    this(catalog, settings, upkeep, DatabaseClock.of(catalog.database().dialect()));
  }

  /** For tests, with a clock of their own. */
  public RunModule(
      Catalog catalog, RunSettings settings, UpkeepSettings upkeep, DatabaseClock databaseClock) {
    this.settings = settings;
    this.workers = Executors.newFixedThreadPool(2, threads("run-desk"));
    this.clock = Executors.newSingleThreadScheduledExecutor(threads("run-ticker"));
    Database database = catalog.database();
    Duration lease = Duration.ofMillis(settings.timing().lease());
    Duration unconfirmed = Duration.ofMillis(settings.timing().unconfirmedLease());
    RunQueue queue = new RunQueue(database, databaseClock, lease, unconfirmed);
    Leases leases = new Leases(database, databaseClock, lease);
    RunEndings endings = new RunEndings(database, databaseClock);
    RunReader reader = new RunReader(database);
    RunLogs logs = new RunLogs(database, settings.logLimit());
    this.runners = new Runners(database, databaseClock, new SecureRandom());
    this.tokens = new RunnerTokens(database, databaseClock, new SecureRandom());
    RunnerDirectory directory = new RunnerDirectory(database, databaseClock, runners);
    RunnerAuth auth = new RunnerAuth(runners, tokens);
    this.jobTokens = new JobTokens(leases);
    this.jobs = new JobGuard(catalog);
    Waiting waiting = new Waiting(reader, directory);
    RunViews views =
        new RunViews(
            new RunViews.Source(reader, new RunAttempts(database), waiting),
            catalog.entities(),
            catalog.types(),
            catalog.json());
    RunsElsewhere elsewhere = new RunsElsewhere(database);
    RunStatuses statuses = new RunStatuses(views, catalog.json(), settings.knowsStopped());
    TestResults results =
        new TestResults(
            reader, catalog.entities(), catalog.types().get("workflow"), catalog.json());
    RunFigures figures = new RunFigures(database, databaseClock, lease, unconfirmed);
    this.meters = new RunMeters(reader, figures, directory, results);
    WorkOrders orders =
        new WorkOrders(
            catalog.entities(), catalog.types(), settings.testLimit(), settings.builtIn());
    this.desk = new LeaseDesk(queue, endings, orders, settings.timing().leaseWait(), meters::ended);
    RunStarter starter =
        new RunStarter(
            catalog.entities(),
            catalog.types(),
            queue,
            endings,
            new RunStarter.Desk(desk, meters, workers, settings));
    Schedules schedules = new Schedules(database, databaseClock, queue, upkeep.jitter());
    Deployments deployments = new Deployments(catalog.entities(), catalog.types(), orders);
    AutoPilotModule autoPilot =
        new AutoPilotModule(
            catalog,
            databaseClock,
            new AutoPilotModule.Parts(schedules, deployments, starter, reader, views));
    this.ticker =
        new RunTicker(
            queue,
            new RunReaper(database, databaseClock),
            desk,
            meters,
            clock,
            new RunTicker.Upkeep(
                schedules,
                starter,
                new LogRetention(database, databaseClock, upkeep.logRetention()),
                autoPilot::look));
    this.adoption = new ScheduleAdoption(database, catalog.json(), databaseClock);
    this.events = new RunEvents(new RunEvents.Parts(reader, logs, catalog.json(), waiting), upkeep);
    this.overview =
        new OverviewRuns(
            reader, views, new NewestStatuses(reader, elsewhere, statuses, catalog.json()));
    this.routes =
        List.of(
            new RunnerRoutes(
                new RunnerRoutes.Parts(runners, auth, leases, desk, settings.timing()),
                new ProtocolExchange(Json.lenient()),
                workers),
            new AttemptRoutes(
                new AttemptRoutes.Parts(leases, endings, logs, desk, meters),
                auth,
                new ProtocolExchange(Json.lenient())),
            new RunnerAdminRoutes(
                new RunnerAdminRoutes.Parts(directory, tokens),
                catalog,
                new Exchange(catalog.json())),
            people(catalog, new RunRoutes.Parts(reader, logs, views, starter)),
            ingestion(catalog, deployments, starter),
            autoPilot,
            new PipelineStatusRoutes(
                catalog, reader, elsewhere, statuses, new Exchange(catalog.json())),
            new ScheduleRoutes(catalog, schedules, deployments, new Exchange(catalog.json())),
            events,
            new LogDownload(reader, logs),
            new IngestionLogRoutes(catalog, reader, logs, new Exchange(catalog.json())),
            new WorkflowRoutes(
                new WorkflowRoutes.Parts(
                    orders, starter, results, new ClientAnswers(settings.version()), reader, views),
                catalog,
                new Exchange(catalog.json())));
  }

  @Override
  public void register(JavalinDefaultRoutingApi api) {
    api.before(Exchange.API + "/*", RunnerConfinement::check);
    api.before(Exchange.API + "/*", jobTokens::check);
    api.beforeMatched(jobs::check);
    routes.forEach(module -> module.register(api));
  }

  @Override
  public void measure(MeterRegistry registry) {
    meters.measure(registry);
  }

  /** What the overview tells of runs. */
  public RunSource overview() {
    return overview;
  }

  /** Starts to look after leases and due runs. */
  public void start() {
    adoption.run();
    ticker.start();
  }

  /** Gives the built-in runner a new token; every server process makes its own. */
  public Secret builtInToken() {
    return tokens.issueForProcess(settings.builtInRunner());
  }

  public RunSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    events.close();
    desk.close();
    workers.shutdown();
  }

  private static RouteModule people(Catalog catalog, RunRoutes.Parts parts) {
    return new RunRoutes(parts, catalog, new Exchange(catalog.json()));
  }

  private RouteModule ingestion(Catalog catalog, Deployments deployments, RunStarter starter) {
    return new IngestionPipelineRoutes(
        new IngestionPipelineRoutes.Parts(
            deployments, starter, runners, new ClientAnswers(settings.version())),
        catalog,
        new Exchange(catalog.json()));
  }

  private static ThreadFactory threads(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
