from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0003_sequence'),
    ]

    operations = [
        migrations.AddField(
            model_name='minutes',
            name='retracted_at',
            field=models.DateTimeField(null=True),
        ),
    ]
