package dev.hydrant.app.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The people of the simulated company, so that the owners which its tags name are somebody. */
final class DemoPeople {
  private static final String MAIL = "@acme.example";

  private record Person(String name, String shown) {}

  private static final List<Person> PEOPLE =
      List.of(
          new Person("orders", "Orders team"),
          new Person("payments", "Payments team"),
          new Person("clickstream", "Clickstream team"),
          new Person("customer", "Customer team"),
          new Person("inventory", "Inventory team"),
          new Person("iot", "IoT team"),
          new Person("finance", "Finance team"),
          new Person("security", "Security team"),
          new Person("observability", "Observability team"),
          new Person("data-platform", "Data platform team"),
          new Person("maria.lopez", "María López"),
          new Person("jonas.berg", "Jonas Berg"));

  private final LocalApi api;

  DemoPeople(LocalApi api) {
    this.api = api;
  }

  void introduce() {
    PEOPLE.forEach(person -> api.put("/users", body(person)));
  }

  private static ObjectNode body(Person person) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", person.name())
        .put("displayName", person.shown())
        .put("email", person.name() + MAIL);
  }
}
