package dev.hydrant.client.resolve;

import dev.hydrant.client.naming.AssetName;
import dev.hydrant.client.naming.AssetNaming;
import dev.hydrant.client.naming.ExternalService;
import dev.hydrant.client.resolve.ServiceDirectory.Service;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.stream.UnresolvedReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Resolves one asset: explicit mapping, services that a person named, those with the address of the
 * asset, search among services of its type, else external. Two candidates left are ambiguous and
 * never guessed.
 */
final class AssetLookup {
  private final EntityFinder finder;
  private final ServiceDirectory services;
  private final ExternalUse use;
  private final ResolveSettings settings;
  private final Mappings mappings;
  private final AssetNaming naming = new AssetNaming();

  AssetLookup(
      CatalogClient catalog, ServiceDirectory services, ExternalUse use, ResolveSettings settings) {
    this.finder = new EntityFinder(catalog);
    this.services = services;
    this.use = use;
    this.settings = settings;
    this.mappings = new Mappings(settings.mappings());
  }

  /** What the steps so far say: candidates, or why there are none. */
  private record Outcome(
      List<CatalogEntity> candidates, UnresolvedReason reason, String explanation) {
    boolean explained() {
      return !explanation.isEmpty();
    }

    static Outcome of(List<CatalogEntity> candidates) {
      return new Outcome(candidates, UnresolvedReason.NOT_FOUND, "");
    }
  }

  Resolution resolve(Asset asset) {
    AssetName name = asset.accept(naming);
    if (!services.supports(name.service().type())) {
      return new Resolution.Unresolved(
          name,
          UnresolvedReason.SERVER_REFUSED,
          "The catalog has no " + name.type().wire() + " entities.");
    }
    Outcome outcome;
    try {
      outcome = candidates(name, Brokers.of(asset));
    } catch (HydrantException e) {
      if (e.code() != ErrorCode.CATALOG_FORBIDDEN) {
        throw e;
      }
      outcome = new Outcome(List.of(), UnresolvedReason.FORBIDDEN, e.text());
    }
    if (outcome.candidates().size() == 1) {
      return new Resolution.Found(outcome.candidates().get(0));
    }
    return outcome.candidates().isEmpty()
        ? external(name, outcome.reason(), outcome.explanation())
        : external(name, UnresolvedReason.AMBIGUOUS, ambiguous(outcome.candidates()));
  }

  private Outcome candidates(AssetName name, Brokers brokers) {
    Optional<String> mapped = mappings.serviceOf(name.lookup());
    if (mapped.isPresent()) {
      return services.find(name.service().type(), mapped.get()).isPresent()
          ? Outcome.of(finder.inService(name, mapped.get()))
          : missing(mapped.get());
    }
    Outcome named = named(name);
    if (!named.candidates().isEmpty()) {
      return named;
    }
    Outcome reached = reached(name, brokers);
    if (!reached.candidates().isEmpty() || reached.explained()) {
      return reached;
    }
    Outcome searched = Outcome.of(search(name, brokers));
    return searched.candidates().isEmpty() ? named : searched;
  }

  /** What lies in the services that have the same address: no other can be meant. */
  private Outcome reached(AssetName name, Brokers brokers) {
    List<Service> same =
        brokers.none()
            ? List.of()
            : services.all(name.service().type()).stream()
                .filter(service -> !service.external() && sameKind(name, service))
                .filter(service -> Brokers.listed(service.address()).meet(brokers))
                .toList();
    Map<String, CatalogEntity> found = new LinkedHashMap<>();
    for (Service service : same) {
      finder.inService(name, service.name()).forEach(each -> found.put(each.ref().id(), each));
    }
    return found.isEmpty() && !same.isEmpty()
        ? new Outcome(
            List.of(),
            UnresolvedReason.NOT_FOUND,
            "The service " + same.get(0).name() + " has the same address, but it does not hold it.")
        : Outcome.of(List.copyOf(found.values()));
  }

  private Outcome named(AssetName name) {
    Map<String, CatalogEntity> found = new LinkedHashMap<>();
    Outcome nothing = Outcome.of(List.of());
    for (String each : settings.named(name.type())) {
      Optional<Service> service = services.find(name.service().type(), each);
      if (service.isEmpty()) {
        nothing = missing(each);
      } else if (fitsByName(name, service.get())) {
        finder.inService(name, each).forEach(entity -> found.put(entity.ref().id(), entity));
      }
    }
    return found.isEmpty() ? nothing : Outcome.of(List.copyOf(found.values()));
  }

  private List<CatalogEntity> search(AssetName name, Brokers brokers) {
    Set<String> fitting =
        services.all(name.service().type()).stream()
            .filter(service -> fits(name, service))
            .filter(service -> !Brokers.listed(service.address()).elsewhere(brokers))
            .map(Service::name)
            .collect(Collectors.toSet());
    return fitting.isEmpty() ? List.of() : finder.search(name, fitting::contains);
  }

  private static boolean fits(AssetName name, Service service) {
    return service.serviceType().equals(name.service().serviceType())
        && !service.external()
        && regionAgrees(name, service);
  }

  private static boolean fitsByName(AssetName name, Service service) {
    return sameKind(name, service) && regionAgrees(name, service);
  }

  /** A Kafka service may be of any type that speaks Kafka, never a Kinesis one. */
  private static boolean sameKind(AssetName name, Service service) {
    String wanted = name.service().serviceType();
    return service.serviceType().equals(wanted)
        || wanted.equals("Kafka") && !service.serviceType().equals("Kinesis");
  }

  private static boolean regionAgrees(AssetName name, Service service) {
    String region = name.lookup().region();
    return region.isEmpty() || service.region().isEmpty() || region.equals(service.region());
  }

  private Resolution external(AssetName name, UnresolvedReason reason, String explanation) {
    Optional<CatalogEntity> there = existing(name);
    if (there.isPresent() && !there.get().marked()) {
      return new Resolution.Found(there.get());
    }
    if (!settings.createExternal()) {
      return new Resolution.Unresolved(
          name,
          reason,
          explanation.isEmpty()
              ? "No service of type " + name.service().serviceType() + " in the catalog holds it."
              : explanation);
    }
    return new Resolution.External(name, there, reason, explanation);
  }

  private Optional<CatalogEntity> existing(AssetName name) {
    ExternalService service = name.service();
    String fqn = name.externalFqn();
    return use.using(
        fqn,
        () ->
            services.find(service.type(), service.name()).isEmpty()
                ? Optional.<CatalogEntity>empty()
                : finder.byName(name.type(), fqn));
  }

  private static Outcome missing(String service) {
    return new Outcome(
        List.of(),
        UnresolvedReason.NAMED_SERVICE_MISSING,
        "The catalog has no service named " + service + ".");
  }

  private static String ambiguous(List<CatalogEntity> candidates) {
    return candidates.stream()
        .map(entity -> entity.ref().fullyQualifiedName())
        .sorted()
        .collect(Collectors.joining(", ", "Several entities fit: ", "."));
  }
}
