"""What the pages of centre and provider have in common: access, case page, actions, lists. No rule lives here.

A face makes one :class:`Face` and thin views around the functions of this package::

    FACE = Face("provider", "provider/base.html")              # namespace, base template

    @staff("registrar", "head")                                # logs in, checks the post: 403 by which rule
    def case(request, official, number):
        return case_page(request, FACE, official, number)      # GET shows, POST does the next step (PRG, 422, 409)

Every view that :func:`staff` guards gets the :class:`qyzmet.desk.official.Official` and may raise
:class:`qyzmet.process.errors.Refusal`: a case of another office or of nobody becomes 404 with one and the
same message, a wrong post 403, everything else a page that says what is wrong, by which clause.

The templates in ``templates/staff`` link to these names of the face's namespace:

=================================  ==========================================================
``case`` (``number``)              :func:`qyzmet.ui.staff.case.case_page`
``paper`` (``number``, ``paper``)  :func:`qyzmet.ui.staff.papers.paper_file`
``journal`` (``journal``)          :func:`qyzmet.ui.staff.lists.journal_page`
``search``                         :func:`qyzmet.ui.staff.search.search_page`
``journal-pdf`` (``journal``)      :func:`qyzmet.ui.staff.lists.journal_pdf`
``manifest`` (``number``)          :func:`qyzmet.ui.staff.manifests.manifest_page`
``accept`` (``number``)            :func:`qyzmet.ui.staff.manifests.accept_page`: count a manifest and sign
``outgoing``                       :func:`qyzmet.ui.staff.manifests.outgoing_page`: packages onto the manifest
=================================  ==========================================================

Includes for pages of your own: ``staff/includes/worklist.html`` (``rows`` of
:func:`qyzmet.ui.staff.lists.worklist_rows`), ``staff/includes/checklist.html`` (``form`` is a
:class:`qyzmet.ui.staff.checklist.ChecklistForm`), ``staff/includes/action.html`` (``action``, an
:class:`qyzmet.ui.staff.actions.ActionForm`).
"""
