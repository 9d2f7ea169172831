package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.boundary.UserInput;
import org.adsum.identity.boundary.UserView;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.Role;
import org.adsum.web.signin.Me;

/** One account: a new one, or one to change. */
@Named("adminUser")
@ViewScoped
public class UserPage implements Serializable {
  private static final String FORM = "account";

  @Inject UserBoundary users;
  @Inject FormReply reply;
  @Inject Me me;

  private String id;
  private AccountState state = AccountState.ACTIVE;
  private int version;
  private String username;
  private String name;
  private String email;
  private boolean admin;
  private boolean registrar;
  private boolean auditor;
  private boolean teacher;
  private boolean student = true;
  private String password;
  private boolean enrollable;
  private boolean ordinary = true;
  private String savedName;

  /** Reads the account, unless it is to be a new one. */
  public void load() {
    if (!isNew()) {
      UserView found = Place.orNotFound(() -> users.get(id()));
      if (found != null) {
        show(found);
      }
    }
  }

  private void show(UserView view) {
    state = view.state();
    version = view.version();
    username = view.username();
    name = view.name();
    savedName = name;
    email = view.email();
    admin = view.roles().contains(Role.ADMIN);
    registrar = view.roles().contains(Role.REGISTRAR);
    auditor = view.roles().contains(Role.AUDITOR);
    ordinary = Role.ORDINARY.containsAll(view.roles());
    teacher = view.roles().contains(Role.TEACHER);
    student = view.roles().contains(Role.STUDENT);
    enrollable = student;
  }

  /** Makes the account and goes to its page, or changes it. */
  public void save() {
    if (isNew()) {
      UserInput input = input(AccountState.ACTIVE, password);
      reply.submit(
          FORM, input, () -> Place.go("/admin/users/" + users.create(input).id(), "done.user"));
    } else {
      UserInput input = input(state, null);
      if (reply.submit(FORM, input, () -> show(users.update(id(), input)))) {
        reply.done("done.saved");
      }
    }
  }

  /** Lets the account be used no longer, or again; what is typed in the form is not saved by it. */
  public void switchState() {
    boolean wasActive = isActive();
    UserView now = saved();
    if (now != null
        && reply.attempt(
            FORM,
            null,
            () -> {
              AccountState next = wasActive ? AccountState.INACTIVE : AccountState.ACTIVE;
              UserInput input =
                  new UserInput(
                      now.username(), now.name(), now.email(), now.roles(), next, null, version);
              show(users.update(id(), input));
            })) {
      reply.done(wasActive ? "done.deactivated" : "done.activated", username);
    }
  }

  /** Gives the account the typed password. */
  public void resetPassword() {
    UserView now = saved();
    if (now == null) {
      return;
    }
    UserInput input =
        new UserInput(
            now.username(), now.name(), now.email(), now.roles(), now.state(), password, version);
    if (input.password() == null) {
      reply.wrong("reset", "password", "wrong.password");
    } else if (reply.submit("reset", input, () -> version = users.update(id(), input).version())) {
      reply.done("done.password", username);
    }
  }

  /** Fills in a password that nobody guesses and that can be read out. */
  public void suggestPassword() {
    password = SuggestedPassword.next();
  }

  private UserView saved() {
    UserView[] found = new UserView[1];
    reply.attempt(FORM, null, () -> found[0] = users.get(id()));
    return found[0];
  }

  private UserId id() {
    return new UserId(id);
  }

  private UserInput input(AccountState wantedState, String wantedPassword) {
    return new UserInput(username, name, email, roles(), wantedState, wantedPassword, version);
  }

  private Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (admin) {
      roles.add(Role.ADMIN);
    }
    if (registrar) {
      roles.add(Role.REGISTRAR);
    }
    if (auditor) {
      roles.add(Role.AUDITOR);
    }
    if (teacher) {
      roles.add(Role.TEACHER);
    }
    if (student) {
      roles.add(Role.STUDENT);
    }
    return roles;
  }

  public boolean isNew() {
    return id == null || id.equals("new");
  }

  public boolean isActive() {
    return state == AccountState.ACTIVE;
  }

  /** Whether the reader may change the account: some are kept by admins alone. */
  public boolean isEditable() {
    return me.isAdmin() || me.isRegistrar() && ordinary;
  }

  /** Whether the saved account is a student's, who can be enrolled. */
  public boolean isEnrollable() {
    return enrollable;
  }

  /** What the account is called on the page. */
  public String getTitle() {
    return isNew() ? FormReply.text("user.new") : savedName;
  }

  /** The question before the state changes; it names the effect. */
  public String getStateQuestion() {
    return FormReply.text(
        isActive() ? "user.deactivate.confirm" : "user.activate.confirm", savedName);
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getUsername() {
    return username;
  }

  public void setUsername(String username) {
    this.username = username;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email;
  }

  public boolean isAdmin() {
    return admin;
  }

  public void setAdmin(boolean admin) {
    this.admin = admin;
  }

  public boolean isRegistrar() {
    return registrar;
  }

  public void setRegistrar(boolean registrar) {
    this.registrar = registrar;
  }

  public boolean isAuditor() {
    return auditor;
  }

  public void setAuditor(boolean auditor) {
    this.auditor = auditor;
  }

  public boolean isTeacher() {
    return teacher;
  }

  public void setTeacher(boolean teacher) {
    this.teacher = teacher;
  }

  public boolean isStudent() {
    return student;
  }

  public void setStudent(boolean student) {
    this.student = student;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
