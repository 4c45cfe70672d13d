from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("drafts", "0005_text_taken_off"),
    ]

    operations = [
        migrations.AddField(
            model_name="forumrules",
            name="lists_present",
            field=models.BooleanField(default=True),
        ),
    ]
