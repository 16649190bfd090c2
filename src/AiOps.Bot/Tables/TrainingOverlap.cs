using System.Globalization;
using AiOps.Bot.WebConsole;

namespace AiOps.Bot.Tables;

/// <summary>A model's figures are of rows that it learned from: they flatter it. Pure.</summary>
/// <param name="Seen">How many of the rows.</param>
/// <param name="Of">How many rows there are.</param>
/// <param name="IsEstimate">Whether the number is about right only.</param>
internal sealed record TrainingOverlap(OverlapKind How, int Seen, int Of, bool IsEstimate, ModelManifest Model)
{
    /// <param name="measured">The rows that the figures are of.</param>
    /// <param name="file">The hash of their file, its name, and how many rows it has.</param>
    /// <returns>Null where nothing says that the model learned from any of them.</returns>
    public static TrainingOverlap? Find(ModelManifest model, LabelledTable measured, (string Hash, string Name, int Rows) file)
    {
        var rows = measured.Training.Table.Rows;
        var (prints, inTime) = (model.Prints?.CountSeen(measured.Prints) ?? 0, InTime(model.Window, measured));
        return model.DataHash == file.Hash ? new(OverlapKind.SameFile, rows, rows, false, model)
            : prints > 0 ? new(OverlapKind.SameRows, prints, rows, !model.Prints!.IsWhole || model.Prints.Repeats > 0, model)
            : inTime > 0 ? new(OverlapKind.SameTime, inTime, rows, false, model)
            : MayBeOf(model, (file.Name, file.Rows)) ? new(OverlapKind.SameName, rows, rows, true, model)
            : null;
    }

    /// <summary>For scripts.</summary>
    public object Json => new { rows = Seen, of = Of, how = How, isEstimate = IsEstimate, warning = Text };

    public string Text => How switch
    {
        OverlapKind.SameFile => $"{Counted} were seen in training (the model learned from this file); the figures flatter the model: evaluate on later rows.",
        OverlapKind.SameRows => $"{Counted} were seen in training; the figures flatter the model: evaluate on later rows.",
        OverlapKind.SameTime => string.Create(CultureInfo.InvariantCulture, $"{Counted} are from the time that the model learned from ({Clock(Model.Window!.From)} to {Clock(Model.Window.To)}); where they are of the same series the figures flatter the model: evaluate on later rows."),
        _ => $"{Counted} were seen in training if {Legible.Of(Model.TrainedOn, 200)} is the file that the model learned from (it had this name and as many rows); then the figures flatter the model: evaluate on later rows.",
    };

    private string Counted => string.Create(CultureInfo.InvariantCulture, $"{(IsEstimate && How == OverlapKind.SameRows ? "about " : "")}{Seen:N0} of {Of:N0} rows");

    /// <summary>All that files of models from before there were hashes can tell.</summary>
    private static bool MayBeOf(ModelManifest model, (string Name, int Rows) file) => model.DataHash is null && (model.TrainedOn, model.Rows) == file;

    private static int InTime(DataWindow? window, LabelledTable rows) =>
        window is null ? 0 : rows.Seconds.Count(s => s >= window.From.ToUnixTimeMilliseconds() / 1000.0 && s <= window.To.ToUnixTimeMilliseconds() / 1000.0);

    private static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
