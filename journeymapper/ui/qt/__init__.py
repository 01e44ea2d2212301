"""Small helpers around Qt that know nothing of journeys.

Here lives: plain-text labels and tooltips, layouts, questions, Qt's own translations, files in memory for style sheets.
May see: Qt, core.foundation.
Never: any other room of the ui; rich text, for texts may come out of documents.
"""
