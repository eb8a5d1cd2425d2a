package dev.hydrant.catalog.autopilot;

import dev.hydrant.catalog.jdbc.Database;

/** The one switch for all services; on until somebody turns it off. */
public final class AutoPilotSwitch {
  private static final String NAME = "autoPilot";

  private final Database database;

  public AutoPilotSwitch(Database database) {
    this.database = database;
  }

  public boolean on() {
    return database.read(
        handle ->
            handle
                .createQuery("select value from server_setting where name = :name")
                .bind("name", NAME)
                .mapTo(String.class)
                .findOne()
                .map(Boolean::parseBoolean)
                .orElse(true));
  }

  public void set(boolean on) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "insert into server_setting (name, value) values (:name, :value)"
                        + " on conflict (name) do update set value = excluded.value")
                .bind("name", NAME)
                .bind("value", Boolean.toString(on))
                .execute());
  }
}
