using AiOps.Bot.Core;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>A stream as a whole: its own rhythm, and whether it can be judged now.</summary>
internal sealed class StreamActivity
{
    /// <summary>All its lines of which more can be expected, taken as one activity.</summary>
    public Activity All { get; private init; } = new();

    /// <summary>The newest line of any kind.</summary>
    public long LastTicks { get; private set; } = long.MinValue;

    public ResourceId Resource { get; private set; } = ResourceId.Unknown;

    /// <summary>True where it is known to be silent, reported or not.</summary>
    public bool Silent { get; set; }

    /// <summary>True where the silence was reported, so its end must be too.</summary>
    public bool Reported { get; set; }

    /// <summary>When it came again after a silence: its activities are expected from then on.</summary>
    public long ResumedTicks { get; set; } = long.MinValue;

    /// <summary>True where lines older than the watermark came since it last moved: history is being read, and the end of it is not yet seen.</summary>
    public bool CatchingUp { get; set; }

    public void Add(in ObservedLine line, bool isExpectable)
    {
        if (line.Time.UtcTicks >= LastTicks)
        {
            LastTicks = line.Time.UtcTicks;
            Resource = line.Resource;
        }

        if (isExpectable)
        {
            All.Add(line);
        }
    }

    public void Save(BinaryWriter writer)
    {
        All.Save(writer);
        writer.Write(LastTicks);
        writer.Write(Resource.Value);
        writer.Write(Silent);
        writer.Write(Reported);
        writer.Write(ResumedTicks);
        writer.Write(CatchingUp);
    }

    public static StreamActivity Load(BinaryReader reader) => new()
    {
        All = Activity.Load(reader),
        LastTicks = reader.ReadInt64(),
        Resource = new(reader.ReadString()),
        Silent = reader.ReadBoolean(),
        Reported = reader.ReadBoolean(),
        ResumedTicks = reader.ReadInt64(),
        CatchingUp = reader.ReadBoolean(),
    };
}
