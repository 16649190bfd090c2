namespace AiOps.Bot.Sandbox.Background;

/// <summary>Writes the lines of an endless generator into a log stream as their time comes, whether that is in the history or now.</summary>
internal sealed class BackgroundStream(SandboxWorld world, string group, Func<DateTimeOffset, string> streamAt, IEnumerator<GeneratedLine> lines)
{
    /// <param name="lines">In order of time, without end.</param>
    public static void Start(SandboxWorld world, string group, Func<DateTimeOffset, string> streamAt, IEnumerable<GeneratedLine> lines)
        => new BackgroundStream(world, group, streamAt, lines.GetEnumerator()).ScheduleNext();

    private void ScheduleNext()
    {
        if (lines.MoveNext())
        {
            world.Timeline.Schedule(lines.Current.Time, WriteCurrent);
        }
    }

    private void WriteCurrent()
    {
        var line = lines.Current;
        world.Logs.Append(group, streamAt(line.Time), line.Time, line.Message);
        ScheduleNext();
    }
}
