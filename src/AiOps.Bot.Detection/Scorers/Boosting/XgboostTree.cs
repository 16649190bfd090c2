using System.Globalization;
using System.Text.Json;

namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>One tree of XGBoost's JSON format.</summary>
internal static class XgboostTree
{
    private const int NoParent = int.MaxValue;
    private static readonly string[] Categories = ["categories", "categories_nodes", "categories_segments", "categories_sizes"];

    public static BoostedTree Read(JsonElement json, int number, int width)
    {
        if (json.TryGetProperty("categories_nodes", out var categories) && categories.GetArrayLength() > 0)
        {
            throw new FormatException($"Tree {number} splits by categories; only splits by numbers are read.");
        }

        var tree = new BoostedTree
        {
            Left = Ints(json, "left_children"),
            Right = Ints(json, "right_children"),
            Features = Ints(json, "split_indices"),
            Thresholds = Floats(json, "split_conditions"),
            MissingLeft = [.. json.GetProperty("default_left").EnumerateArray().Select(Truth)],
            Gains = Floats(json, "loss_changes"),
            Covers = Floats(json, "sum_hessian"),
        };
        return IsSound(tree, width) ? tree : throw new FormatException($"Tree {number} is damaged: its arrays differ in length, or a node points to none, or to one before it.");
    }

    /// <summary>Every child comes after its parent, so walking ends.</summary>
    private static bool IsSound(BoostedTree tree, int width)
    {
        int[] lengths = [tree.Right.Length, tree.Features.Length, tree.Thresholds.Length, tree.MissingLeft.Length];
        if (tree.Count == 0 || lengths.Any(l => l != tree.Count))
        {
            return false;
        }

        for (var node = 0; node < tree.Count; node++)
        {
            var isLeaf = tree.Left[node] == -1 && tree.Right[node] == -1;
            if (!isLeaf && !(IsAfter(tree.Left[node], node, tree.Count) && IsAfter(tree.Right[node], node, tree.Count) && tree.Features[node] >= 0 && tree.Features[node] < width))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAfter(int child, int node, int count) => child > node && child < count;

    public static void Write(Utf8JsonWriter json, BoostedTree tree, int number, int width)
    {
        json.WriteStartObject();
        Array(json, "base_weights", tree.Count, i => Real(json, tree.Left[i] < 0 ? tree.Thresholds[i] : 0));
        foreach (var name in Categories)
        {
            Array(json, name, 0, _ => { });
        }

        Array(json, "default_left", tree.Count, i => json.WriteNumberValue(tree.MissingLeft[i] ? 1 : 0));
        json.WriteNumber("id", number);
        Array(json, "left_children", tree.Count, i => json.WriteNumberValue(tree.Left[i]));
        Array(json, "loss_changes", tree.Count, i => Real(json, tree.Gains[i]));
        var parents = Parents(tree);
        Array(json, "parents", tree.Count, i => json.WriteNumberValue(parents[i]));
        Array(json, "right_children", tree.Count, i => json.WriteNumberValue(tree.Right[i]));
        Array(json, "split_conditions", tree.Count, i => Real(json, tree.Thresholds[i]));
        Array(json, "split_indices", tree.Count, i => json.WriteNumberValue(tree.Features[i]));
        Array(json, "split_type", tree.Count, _ => json.WriteNumberValue(0));
        Array(json, "sum_hessian", tree.Count, i => Real(json, tree.Covers[i]));
        json.WriteStartObject("tree_param");
        json.WriteString("num_deleted", "0");
        json.WriteString("num_feature", width.ToString(CultureInfo.InvariantCulture));
        json.WriteString("num_nodes", tree.Count.ToString(CultureInfo.InvariantCulture));
        json.WriteString("size_leaf_vector", "0");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static int[] Parents(BoostedTree tree)
    {
        var parents = new int[tree.Count];
        System.Array.Fill(parents, NoParent);
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree.Left[node] >= 0)
            {
                (parents[tree.Left[node]], parents[tree.Right[node]]) = (node, node);
            }
        }

        return parents;
    }

    private static void Array(Utf8JsonWriter json, string name, int count, Action<int> write)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < count; i++)
        {
            write(i);
        }

        json.WriteEndArray();
    }

    /// <summary>XGBoost tells integers from other numbers by their spelling, and takes no integer here.</summary>
    private static void Real(Utf8JsonWriter json, float value) => json.WriteRawValue(value.ToString("E8", CultureInfo.InvariantCulture));

    private static int[] Ints(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];

    private static float[] Floats(JsonElement json, string name) => json.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(e => e.GetSingle())] : [];

    private static bool Truth(JsonElement value) => value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.Number && value.GetInt32() != 0);
}
