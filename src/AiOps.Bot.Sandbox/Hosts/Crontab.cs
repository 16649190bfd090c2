namespace AiOps.Bot.Sandbox.Hosts;

/// <summary>A system crontab, read as cron does: one bad line and none of the file's jobs run.</summary>
internal sealed record Crontab(IReadOnlyList<CronJob> Jobs, string? Fault)
{
    public static Crontab Parse(string text)
    {
        var jobs = new List<CronJob>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#' || IsAssignment(line))
            {
                continue;
            }

            if (ParseJob(line, i + 1, out var fault) is not { } job)
            {
                return new Crontab([], fault);
            }

            jobs.Add(job);
        }

        return new Crontab(jobs, null);
    }

    private static CronJob? ParseJob(string line, int number, out string? fault)
    {
        var timeFields = line[0] == '@' ? 1 : 5;
        var words = line.Split((char[])[' ', '\t'], timeFields + 2, StringSplitOptions.RemoveEmptyEntries);
        var schedule = CronSchedule.TryParse(string.Join(' ', words.Take(timeFields)), out fault);
        if (schedule is null)
        {
            return null;
        }

        if (words.Length < timeFields + 2)
        {
            fault = words.Length == timeFields ? "bad username" : "bad command";
            return null;
        }

        return new CronJob(number, schedule, words[timeFields], words[timeFields + 1]);
    }

    private static bool IsAssignment(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && line[..equals].TrimEnd().All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(line[0]);
    }
}
