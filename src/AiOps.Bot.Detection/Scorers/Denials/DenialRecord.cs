namespace AiOps.Bot.Detection.Scorers.Denials;

/// <summary>One permission that one principal was refused on one stream.</summary>
internal sealed class DenialRecord
{
    public int Count { get; set; }

    public long FirstTicks { get; set; }

    public long LastTicks { get; set; } = long.MinValue;

    public int NextReportAt { get; set; } = 1;

    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(FirstTicks);
        writer.Write(LastTicks);
        writer.Write(NextReportAt);
    }

    public static DenialRecord Load(BinaryReader reader) => new()
    {
        Count = reader.ReadInt32(),
        FirstTicks = reader.ReadInt64(),
        LastTicks = reader.ReadInt64(),
        NextReportAt = reader.ReadInt32(),
    };
}
