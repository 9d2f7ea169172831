package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.TermView;
import org.adsum.report.boundary.ReportBoundary;
import org.adsum.report.boundary.StudentLine;
import org.adsum.report.boundary.StudentQuestion;
import org.adsum.settings.boundary.SettingValues;
import org.adsum.settings.entity.Setting;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;

/** Students with low attendance in a term; what is asked stands in the address. */
@Named("adminStudentReport")
@ViewScoped
public class StudentReportPage implements Serializable {
  private static final int ALL = 101;

  @Inject ReportBoundary reports;
  @Inject CatalogueBoundary catalogue;
  @Inject SettingValues settings;

  private final LazyList<StudentLine> rows =
      new LazyList<>(
          (first, size, sort) ->
              getTerm() == null
                  ? new Page<>(List.of(), 0)
                  : reports.students(question(), new PageRequest(null, first, size)));
  private transient List<TermView> terms;
  private String term;
  private String course;
  private Integer below;
  private Long due;

  private StudentQuestion question() {
    return new StudentQuestion(getTerm(), course, getBelow());
  }

  /** Of how many sections the sums are not up to date yet. */
  public long getDue() {
    if (due == null) {
      due = reports.bringUpToDate();
    }
    return due;
  }

  public LazyList<StudentLine> getRows() {
    return rows;
  }

  /** The terms, the newest first. */
  public List<TermView> getTerms() {
    if (terms == null) {
      terms = catalogue.terms();
    }
    return terms;
  }

  /** The term asked for, or the newest; null when there is none. */
  public String getTerm() {
    return term != null || getTerms().isEmpty() ? term : getTerms().get(0).id();
  }

  public void setTerm(String term) {
    this.term = term;
  }

  public String getCourse() {
    return course;
  }

  public void setCourse(String course) {
    this.course = course == null || course.isBlank() ? null : course.strip();
  }

  /** Percent; the setting's when the address names none, 101 lists everybody. */
  public int getBelow() {
    return below == null ? settings.number(Setting.REPORT_THRESHOLD_PERCENT) : below;
  }

  /** Takes 1 to 101; anything else is as if nothing was said. */
  public void setBelow(Integer below) {
    this.below = below == null || below < 1 || below > ALL ? null : below;
  }
}
