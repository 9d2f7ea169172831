package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.TermInput;
import org.adsum.course.boundary.TermRow;
import org.adsum.web.lists.ListPage;
import org.adsum.web.lists.ListSource;

/** The terms, which are few, and a form for another. */
@Named("adminTerms")
@ViewScoped
public class TermsPage extends ListPage<TermRow> {
  @Inject TermsSource source;
  @Inject CatalogueBoundary catalogue;
  @Inject FormReply reply;

  private String code;
  private String title;
  private LocalDate startsOn;
  private LocalDate endsOn;

  /** Makes the term. */
  public void create() {
    TermInput input = new TermInput(code, title, startsOn, endsOn);
    if (reply.submit("term", input, () -> catalogue.createTerm(input))) {
      reply.done("done.term", code);
      code = null;
      title = null;
      startsOn = null;
      endsOn = null;
    }
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public LocalDate getStartsOn() {
    return startsOn;
  }

  public void setStartsOn(LocalDate startsOn) {
    this.startsOn = startsOn;
  }

  public LocalDate getEndsOn() {
    return endsOn;
  }

  public void setEndsOn(LocalDate endsOn) {
    this.endsOn = endsOn;
  }

  @Override
  protected ListSource<TermRow> source() {
    return source;
  }

  @Override
  public String id(TermRow row) {
    return row.id();
  }
}
